import { createHash } from 'node:crypto'
import { type Client, createClient } from '@workshop/platform/client/client'
import { instancesOf } from '@workshop/platform/client/instances'
import { Problem } from '@workshop/platform/errors'
import type { Registry } from 'prom-client'

/** Longer than the partner ever takes; a waiting request aborts earlier. */
const deadlineMs = 60_000

/** Its own problems reach the operation as they are; the worker retries them. */
const partnerFailures = [500, 502, 503, 504]

export type Partner = {
  /** Resolves once the effect has happened, once for each key. */
  take(verb: string, key: string, signal: AbortSignal): Promise<void>
}

/** The outside world, as the asynchronous services call it. */
export function connectPartner(url: string, registry: Registry): Partner {
  const instances = instancesOf('partner', url)
  return partnerOf(
    createClient({ upstream: 'partner', instances, registry }),
  )
}

export function partnerOf(client: Pick<Client, 'call'>): Partner {
  return {
    async take(verb, key, signal) {
      const { status } = await client.call('/effects', {
        method: 'POST',
        data: { verb },
        // As a header alone the client does not repeat it: the worker does, with pauses.
        headers: { 'idempotency-key': key },
        deadlineMs,
        agreed: partnerFailures,
        signal,
      })
      if (status !== 201)
        throw new Problem(502, 'The partner does not take effects', {
          detail: `It answers ${status}: see PARTNER_URL.`,
        })
    },
  }
}

/** The partner's key for a request: keys of several users may be equal. */
export function effectKeyOf(...parts: string[]) {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}
