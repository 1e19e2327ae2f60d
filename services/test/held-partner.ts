import { until } from '@workshop/platform/test/until'
import type { Partner } from '@workshop/services/partner-client'

type Call = {
  verb: string
  key: string
  /** Answers it: with an error, or with success. */
  end(error?: Error): void
}

/** A partner that answers each call when the test says so. */
export function createHeldPartner() {
  const calls: Call[] = []
  const taken = new Set<string>()
  let seen = 0

  const take: Partner['take'] = (verb, key) =>
    new Promise((resolve, reject) => {
      function end(error?: Error) {
        if (error) return reject(error)
        taken.add(key)
        resolve()
      }
      calls.push({ verb, key, end })
    })

  /** The next call, once it has come. */
  async function next() {
    await until(() => calls.length > seen, 'another call to the partner')
    return calls[seen++]
  }
  return { take, next, calls, taken }
}
