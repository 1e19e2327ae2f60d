import { findServerFault, fuzz, fuzzClients } from '../fuzz.ts'
import { requestFrom } from '../request.ts'
import { createFuzzClient } from './client.ts'
import { type ApiDocument, nameOf } from './document.ts'
import type { Rules } from './part.ts'
import { requestsFor } from './requests.ts'
import { findUndocumented } from './undocumented.ts'

export type FuzzedApi = {
  url: string
  api: ApiDocument
  /** Paths that are there before; no client changes those of another one. */
  paths?: string[]
  rules?: Rules
  /** Documented answers from 500 on that may come. */
  trouble?: number[]
}

/**
 * Sends requests made from an OpenAPI document; fails at an undocumented answer.
 * Resolves with how often each status came, and where successful ones led.
 */
export async function fuzzApi(
  { url, api, paths = [], rules, trouble = [] }: FuzzedApi,
  run: { count: number; seed: number },
) {
  const request = requestFrom(url)
  const counts = new Map<string, number>()
  const locations = new Set<string>()

  await fuzz(requestsFor(api, rules), run, async client => {
    const isOwn = (_: string, nth: number) => nth % fuzzClients === client
    const send = createFuzzClient(request, api, paths.filter(isOwn))
    return async random => {
      const { operation } = random
      const { answer, sent } = await send(random)
      const { status, headers } = answer
      const name = nameOf(operation, status)
      counts.set(name, (counts.get(name) ?? 0) + 1)
      const location = headers.get('location')
      if (status < 300 && location) locations.add(location)
      const fault =
        findServerFault(answer, trouble) ??
        findUndocumented(api, operation, answer)
      return fault && `${sent} answered ${fault}`
    }
  })
  return { counts, locations }
}
