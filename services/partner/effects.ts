import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from '@workshop/platform/errors'
import { type Behaviour, drawLatency, usual } from './behaviour.ts'

/** What was asked for under one idempotency key. */
export type Effect = {
  key: string
  verb: string
  /** Requests with this key, repeated and failed ones too. */
  requests: number
  /** How often the effect happened: 1 once a request succeeded. */
  times: number
}

/**
 * The partner's work: slow, and done once for each idempotency key. It goes on
 * when the caller leaves, as work at a real partner does.
 */
export function createEffects(random: () => number = Math.random) {
  const effects = new Map<string, Effect>()
  const running = new Map<string, Promise<void>>()
  let behaviour: Behaviour = usual

  /** Resolves when the effect has happened; a repeated key joins the first request. */
  async function take(key: string, verb: string) {
    const effect = effects.get(key) ?? { key, verb, requests: 0, times: 0 }
    effects.set(key, effect)
    effect.requests++
    if (behaviour.outage) throw unavailable('The partner is out of order')
    const work = running.get(key) ?? run(effect)
    await work
    return effect
  }

  function run(effect: Effect) {
    const work = perform(effect).finally(() => running.delete(effect.key))
    running.set(effect.key, work)
    return work
  }

  async function perform(effect: Effect) {
    const { latency, failureRate } = behaviour
    if (effect.times > 0) return
    await pause(drawLatency(latency, random))
    if (random() < failureRate) throw unavailable('The partner failed')
    effect.times++
  }

  return {
    take,
    find: (key: string) => effects.get(key),
    all: () => [...effects.values()],
    forget: () => effects.clear(),
    behaviour: () => behaviour,
    change(changes: Partial<Behaviour>) {
      behaviour = { ...behaviour, ...changes }
      return behaviour
    },
  }
}

export type Effects = ReturnType<typeof createEffects>

function unavailable(title: string) {
  const headers = { 'Retry-After': '1' }
  return new Problem(503, title, { headers })
}
