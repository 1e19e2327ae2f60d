import type { Logger } from '@workshop/platform/log'
import type { Weights } from '@workshop/services/weights'
import type { WeightsSchema } from '@workshop/services/weights-schema'
import type { Db } from 'mongodb'
import { weighedServices } from './config.ts'

type StoredWeights = { _id: string; weights: unknown }

type SettingsOptions = {
  db: Db
  /** The service that the weights belong to. */
  service: string
  /** Knows the versions of the service. */
  schema: WeightsSchema
  /** Until others are set. */
  initial?: Weights
  /** Replaces the stored weights at the start. */
  given?: Weights
  log: Logger
}

/** How soon a change reaches the other replicas. */
const refreshMs = 1000

/** The stored weights of a service: they outlive a restart and hold in every replica. */
export function createSettings(options: SettingsOptions) {
  const { db, service, schema, given, initial = { 1: 100 }, log } = options
  const settings = db.collection<StoredWeights>('settings')
  const _id = `weights.${service}`
  let current: Weights = given ?? initial

  /** Stored weights of a version that no longer exists are ignored. */
  async function refresh() {
    const stored = await settings.findOne({ _id })
    const { data } = schema.safeParse(stored?.weights)
    if (data) use(data)
  }

  function use(weights: Weights) {
    if (JSON.stringify(weights) === JSON.stringify(current)) return
    log.info({ service, weights }, 'weights changed')
    current = weights
  }

  // While the database is unavailable, the last known weights hold.
  const timer = setInterval(() => refresh().catch(() => {}), refreshMs)
  timer.unref()

  async function set(weights: Weights) {
    await settings.updateOne(
      { _id },
      { $set: { weights } },
      { upsert: true },
    )
    use(weights)
  }

  return {
    schema,
    weights: () => current,
    set,
    open: () => (given ? set(given) : refresh()),
    close: () => clearInterval(timer),
  }
}

export type Settings = ReturnType<typeof createSettings>

/** The settings of every service that has several versions or variants. */
export function createAllSettings(
  options: Pick<SettingsOptions, 'db' | 'log'> & {
    given: Record<string, Weights | undefined>
  },
) {
  const pairs = Object.entries(weighedServices).map(
    ([service, { schema, initial }]) => {
      const given = options.given[service]
      const own = { service, schema, initial, given }
      return [service, createSettings({ ...options, ...own })] as const
    },
  )
  const each = pairs.map(([, settings]) => settings)
  return {
    all: Object.fromEntries(pairs),
    open: () => Promise.all(each.map(settings => settings.open())),
    close: () => each.forEach(settings => void settings.close()),
  }
}
