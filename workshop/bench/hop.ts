import { type Caller, startMoleculer, startWeb } from './hop-callers.ts'
import { inTurn, type Report } from './row.ts'

const rounds = 5
/** Rounds before any that counts: code is compiled while it runs. */
const warming = 5

/** One call between two processes: ours and the least over HTTP beside the same call made with Moleculer. */
export async function measure(report: Report) {
  const callers: Caller[] = []
  const started = async (starting: Promise<Caller>) => {
    const caller = await starting
    callers.push(caller)
    for (let round = 0; round < warming; round++) await caller.p50(10)
    return caller
  }
  try {
    const ours = await started(startWeb('ours'))
    const floor = await started(startWeb('floor'))
    const bare = await started(startMoleculer('bare'))
    const dutiful = await started(startMoleculer('dutiful'))

    const asItComes = 'Moleculer as it comes'
    const equal = 'Moleculer with equal duties'
    await measureBeside(report, leastName, floor, asItComes, bare)
    await measureBeside(report, oursName, ours, asItComes, bare)
    await measureBeside(report, oursName, ours, equal, dutiful)
  } finally {
    for (const caller of callers) await caller.stop()
  }
}

const oursName = 'web → service'
const leastName = 'node:http → bare Express 5'

async function measureBeside(
  report: Report,
  name: string,
  caller: Caller,
  beside: string,
  other: Caller,
) {
  for (const lanes of [1, 10]) {
    const timed = (each: Caller) => () => each.p50(lanes)
    await timed(caller)()
    await timed(other)()
    report({
      group: 'hop',
      name: `${name}, ${lanes} at a time, p50`,
      unit: 'ms',
      beside,
      ...(await inTurn(rounds, timed(caller), timed(other))),
    })
  }
}
