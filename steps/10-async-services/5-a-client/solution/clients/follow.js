// Follows an operation until it is over, and prints how it ended:
//   node playground/clients/follow.js <address of the operation> [seconds]
import { setTimeout as pause } from 'node:timers/promises'

const [url, seconds = 30] = process.argv.slice(2)

console.log(await follow(url, AbortSignal.timeout(seconds * 1000)))

/** `succeeded <location>`, `failed <title>`, `canceled`, `expired` or `gave up`. */
async function follow(url, signal) {
  let etag = ''
  let known = {}
  while (!signal.aborted)
    try {
      const answer = await fetch(url, {
        headers: { 'if-none-match': etag },
        redirect: 'manual',
        signal,
      })
      const { status, headers } = answer
      if (status === 303) return `succeeded ${headers.get('location')}`
      if (status === 410) return 'expired'
      if (status === 200) known = await answer.json()
      if (known.status === 'failed') return `failed ${known.error.title}`
      if (known.status === 'canceled') return 'canceled'
      etag = headers.get('etag') ?? etag
      const seconds = Number(headers.get('retry-after') ?? 1)
      await pause(seconds * 1000, undefined, { signal })
    } catch (error) {
      if (!signal.aborted) throw error
    }
  return 'gave up'
}
