import { setTimeout as pause } from 'node:timers/promises'
import type { Fleet } from './fleet.ts'
import type { Member } from './member.ts'
import { askReady } from './readiness.ts'

/** Milliseconds. */
const deadline = 60_000

/** Resolves when the front door is ready; past the deadline rejects, naming who is not and why. */
export async function untilReady({ members, stage }: Fleet) {
  const door = stage.services.at(-1)
  const isReady = () =>
    members.some(({ service, ready }) => service === door && ready)
  await until(isReady, members)
}

/** Resolves when it holds; past the deadline rejects, naming who of these is not ready and why. */
export async function until(holds: () => boolean, members: Member[]) {
  const end = Date.now() + deadline
  while (!holds()) {
    if (Date.now() > end) throw new Error(await explain(members))
    await pause(20)
  }
}

async function explain(members: Member[]) {
  const lines = await Promise.all(members.map(describe))
  return [
    `Not ready within ${deadline / 1000} seconds:`,
    ...lines.filter(line => line !== ''),
  ].join('\n')
}

async function describe({ kept, address }: Member) {
  if (!address) return `  ${kept.name}: does not listen`
  const { ready, why } = await askReady(address)
  return ready ? '' : `  ${kept.name}: ${why}`
}
