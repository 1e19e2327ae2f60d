import { setTimeout as pause } from 'node:timers/promises'
import { isAxiosError } from 'axios'
import type { Balance } from './balance.ts'
import type { Budget } from './budget.ts'
import type { Meter } from './meter.ts'
import type { Request, Response, Transport } from './transport.ts'

/** Methods that may be sent again (RFC 9110, section 9.2.2). */
const idempotent = new Set(['GET', 'HEAD', 'PUT', 'DELETE'])
const passing = new Set([502, 503, 504])
const most = 4
/** The longest pause before the first retry, in milliseconds; it doubles. */
const firstPause = 50

type Parts = {
  transport: Transport
  balance: Balance
  budget: Budget
  meter: Meter
}
export type Tried = Omit<Request, 'baseURL' | 'timeout'>

type Outcome = { response?: Response; error?: unknown }

/** Sends a request until an instance has answered it; every try counts into the one deadline, in milliseconds. */
export function createTries({ transport, balance, budget, meter }: Parts) {
  return async function tryEach(request: Tried, deadline: number) {
    const end = performance.now() + deadline
    const tried: string[] = []
    for (;;) {
      const url = await balance.next(tried)
      if (!url) throw new Error('no instance is known')
      tried.push(url)
      const outcome = await attempt(url, request, end - performance.now())
      if (!isTrouble(outcome)) return answerOf(outcome)

      balance.setAside(url)
      if (!(await isWorthAnother(request, outcome, tried, end)))
        return answerOf(outcome)
      meter.retried()
    }
  }

  async function attempt(
    baseURL: string,
    request: Tried,
    timeout: number,
  ): Promise<Outcome> {
    const ended = meter.began()
    try {
      const to = { ...request, baseURL, timeout }
      const response = await transport.send(to)
      ended(response.status)
      return { response }
    } catch (error) {
      ended()
      return { error }
    }
  }

  /** Resolves when it is time for the next try; another instance is asked at once. */
  async function isWorthAnother(
    { method }: Tried,
    outcome: Outcome,
    tried: string[],
    end: number,
  ) {
    const unsent = isUnsent(outcome.error)
    if (tried.length >= most) return false
    if (!unsent && !idempotent.has(method)) return false

    const another = await balance.isLeft(tried)
    const wait = another ? 0 : waitAfter(outcome, tried.length)
    if (performance.now() + wait >= end) return false
    // What never arrived burdens nobody; anything else is paid for.
    if (!(unsent && another) && !budget.spend()) return false
    if (wait > 0) await pause(wait)
    return true
  }
}

/** Whether the instance, and not the request or its caller, is the reason. */
function isTrouble({ response, error }: Outcome) {
  if (response) return passing.has(response.status)
  return !(isAxiosError(error) && error.code === 'ERR_CANCELED')
}

function answerOf({ response, error }: Outcome) {
  if (response) return response
  throw error
}

/** Whether no byte of the request can have arrived: there was no connection. */
function isUnsent(error: unknown) {
  if (!isAxiosError(error)) return false
  const { syscall } = (error.cause ?? {}) as NodeJS.ErrnoException
  return error.code === 'ECONNREFUSED' || syscall === 'connect'
}

/** Milliseconds: what the upstream asks for (RFC 9110, section 10.2.3), else some of a time that doubles. */
function waitAfter({ response }: Outcome, tries: number) {
  const asked = Number(response?.headers['retry-after'])
  if (asked > 0) return asked * 1000
  return Math.random() * firstPause * 2 ** (tries - 1)
}
