import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { until } from '@workshop/platform/test/until'
import { type Outcome, sendOpenLoop } from './open-loop.ts'

const schedule = { perSecond: 10, seconds: 0.5 }

test('requests are sent on schedule, although none is answered', async () => {
  const clock = createClock()
  const sentAt: number[] = []
  const answers: (() => void)[] = []
  const send = () => {
    sentAt.push(clock.now())
    return new Promise<void>(resolve => answers.push(resolve))
  }

  const load = sendOpenLoop({ ...schedule, clock, send, onOutcome() {} })

  await until(() => sentAt.length === 5, `sent at ${sentAt}`, 2000)
  for (const answer of answers) answer()
  await load
  assert.deepEqual(sentAt, [0, 100, 200, 300, 400])
})

test('a latency counts from when the request was due, also where it was sent late', async () => {
  const clock = createClock()
  const times: number[] = []
  let stallMs = 250
  const send = async () => {
    clock.advance(stallMs)
    stallMs = 0
  }
  const onOutcome = ({ ms }: Outcome) => times.push(ms)

  await sendOpenLoop({ ...schedule, clock, send, onOutcome })

  assert.deepEqual(times, [250, 150, 50, 0, 0])
})

test('a failed request is an outcome, and the load goes on', async () => {
  const outcomes: Outcome[] = []
  const send = () => Promise.reject(new Error('refused'))
  const onOutcome = (outcome: Outcome) => outcomes.push(outcome)

  await sendOpenLoop({ ...schedule, clock: createClock(), send, onOutcome })

  const messages = outcomes.map(({ error }) => error?.message)
  assert.deepEqual(messages, Array(5).fill('refused'))
})

test('it resolves when its time is over, not with the last answer', async () => {
  const clock = createClock()
  const send = async () => {}

  await sendOpenLoop({ ...schedule, clock, send, onOutcome() {} })

  assert.equal(clock.now(), 500)
})

test('an abort ends it, with requests unanswered', async () => {
  const abort = new AbortController()
  let sent = 0
  const send = () => {
    if (++sent === 2) abort.abort()
    return new Promise(() => {})
  }
  const { signal } = abort

  await sendOpenLoop({
    ...schedule,
    ...{ signal, clock: createClock(), send, onOutcome() {} },
  })

  assert.equal(sent, 2)
})

/** A pause passes at once, after what is settled already. */
function createClock() {
  let time = 0
  const advance = (ms: number) => {
    time += ms
  }
  async function pause(ms: number) {
    await setImmediate()
    advance(ms)
  }
  return { now: () => time, pause, advance }
}
