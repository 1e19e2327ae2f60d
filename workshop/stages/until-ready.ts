import { setTimeout as pause } from 'node:timers/promises'
import type { Fleet } from './fleet.ts'
import type { Member } from './member.ts'
import { askReady } from './readiness.ts'

export type Waiting = {
  /** How long at most, in milliseconds. */
  patience?: number
  /** Hears every few seconds who is waited for. */
  onWait?: (text: string) => void
}

/** How often it is said who is waited for, in milliseconds. */
const often = 5000

/** Resolves when the front door is ready; past the patience rejects, naming who is not and why. */
export async function untilReady(
  { members, stage }: Fleet,
  waiting: Waiting = {},
) {
  const door = stage.services.at(-1)
  const isReady = () =>
    members.some(({ service, ready }) => service === door && ready)
  await until(isReady, members, waiting)
}

/** Resolves when it holds; past the patience rejects, naming who of these is not ready and why. */
export async function until(
  holds: () => boolean,
  members: Member[],
  { patience = 60_000, onWait = () => {} }: Waiting = {},
) {
  const began = Date.now()
  let told = began
  while (!holds()) {
    const now = Date.now()
    if (now - began > patience) {
      const lines = (await explain(members)).map(line => `\n  ${line}`)
      throw new Error(
        `Not ready within ${patience / 1000} seconds:${lines.join('')}`,
      )
    }
    if (now - told > often) {
      told = now
      onWait(`waiting for ${(await explain(members)).join('; ')}`)
    }
    await pause(20)
  }
}

async function explain(members: Member[]) {
  const lines = await Promise.all(members.map(describe))
  return lines.filter(line => line !== '')
}

async function describe({ kept, address }: Member) {
  if (!address) return `${kept.name}: does not listen`
  const { ready, why } = await askReady(address)
  return ready ? '' : `${kept.name}: ${why}`
}
