import type { Logger } from '@workshop/platform/log'
import { type Weights, weights } from '@workshop/services/weights'
import type { Db } from 'mongodb'

type Kept = { _id: string; weights: Weights }

/** How often a replica looks whether another one was told, in milliseconds. */
const often = 1000

/** The weights of one service's versions: kept in the database, so that they outlive a restart and hold in every replica. */
export function createSettings(
  db: Db,
  service: string,
  given: Weights | undefined,
  log: Logger,
) {
  const settings = db.collection<Kept>('settings')
  const _id = `weights.${service}`
  let current = given ?? { 1: 100 }

  async function refresh() {
    const kept = await settings.findOne({ _id })
    if (kept) use(weights.parse(kept.weights))
  }

  function use(wanted: Weights) {
    if (JSON.stringify(wanted) === JSON.stringify(current)) return
    log.info({ service, weights: wanted }, 'weights changed')
    current = wanted
  }

  // While the database is away, what was last known holds.
  const timer = setInterval(() => refresh().catch(() => {}), often).unref()

  async function set(wanted: Weights) {
    const kept = { $set: { weights: wanted } }
    await settings.updateOne({ _id }, kept, { upsert: true })
    use(wanted)
  }

  return {
    weights: () => current,
    set,
    /** What was given at the start counts more than what was kept before it. */
    open: () => (given ? set(given) : refresh()),
    close: () => clearInterval(timer),
  }
}

export type Settings = ReturnType<typeof createSettings>
