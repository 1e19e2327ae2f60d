import { sendOpenLoop } from '@workshop/workshop/load/open-loop'

/** Far longer than any test. */
const limitSeconds = 600

type Request = { url: string; method: string; body?: object }

/** Sends requests at a fixed rate, each under a key of its own, until it is stopped. */
export function keepSending(
  verb: string,
  perSecond: number,
  requestOf: (turn: number) => Request,
) {
  const accepted: string[] = []
  const sent: Promise<void>[] = []
  const over = new AbortController()

  async function request(turn: number) {
    const { url, method, body } = requestOf(turn)
    const key = `${verb}-${turn}`
    const answer = await fetch(url, {
      method,
      headers: {
        'idempotency-key': key,
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    })
    if (answer.status === 202) accepted.push(key)
  }

  const load = sendOpenLoop({
    perSecond,
    seconds: limitSeconds,
    signal: over.signal,
    send() {
      const one = request(sent.length)
      sent.push(one)
      return one
    },
    // A killed worker accepts nothing, and without the database none does.
    onOutcome: () => {},
  })

  return {
    /** Resolves with the number of requests, and the keys that were accepted. */
    async stop() {
      over.abort()
      await load
      await Promise.allSettled(sent)
      return { accepted, sent: sent.length }
    },
  }
}
