import { setTimeout as pause } from 'node:timers/promises'
import { Problem } from '@workshop/platform/errors'
import type { Partner } from '@workshop/services/partner-client'

/** Slow for half of the keys, and unavailable at first for some others. */
export function createUnreliablePartner(): Partner {
  const refused = new Set<string>()

  return {
    async take(_verb, key, signal) {
      signal.throwIfAborted()
      const digit = Number.parseInt(key[0], 16)
      if (digit > 7) await pause(50, undefined, { signal })
      if (digit > 0 || refused.has(key)) return
      refused.add(key)
      throw new Problem(503, 'The partner is busy', {
        headers: { 'Retry-After': '1' },
      })
    },
  }
}
