import assert from 'node:assert/strict'
import {
  type Operation,
  operationPath,
} from '@workshop/platform/operations/operation'
import { readDocument } from '@workshop/platform/test/api-fuzz/document'
import { fuzzApi } from '@workshop/platform/test/api-fuzz/fuzz'
import type { Part, Rules } from '@workshop/platform/test/api-fuzz/part'
import { fuzzClients, rarely } from '@workshop/platform/test/fuzz'
import { until } from '@workshop/platform/test/until'
import fc from 'fast-check'
import type { StartedVariant } from './stand.ts'
import { storedOperations } from './stored-operations.ts'

const mostly =
  (...values: string[]) =>
  ({ valid, invalid }: Part<string>) => ({
    valid: rarely(4, fc.constantFrom(...values), valid),
    invalid,
  })

const rules: Rules = {
  parameters: {
    // The same few names, so that requests meet.
    ...{ user: mostly('ann'), post: mostly('p1', 'p2') },
    // Nearly no time, so that waiting variants accept requests, too.
    Prefer: mostly('respond-async, wait=0', 'wait=5'),
  },
}

/** Fails at an undocumented answer, and where a refused request has stored something. */
export async function fuzzVariant(
  { document, url, db, readEffects }: StartedVariant,
  run: { count: number; seed: number },
) {
  const operations = db.collection<Operation>('operations')
  const first = storedOperations(fuzzClients)
  await operations.insertMany(first, { ignoreUndefined: true })
  const paths = first.map(operationPath)
  const api = readDocument(document)
  const fuzzed = { url, api, paths, rules, trouble: [503, 504] }

  const { counts, locations } = await fuzzApi(fuzzed, run)
  const soon = new Date(Date.now() + 60_000)
  await until(
    async () =>
      (await operations.countDocuments({ dueAt: { $lt: soon } })) === 0,
  )

  const found = await operations.find().toArray()
  const results = found.flatMap(({ result }) => result?.location ?? [])
  const known = new Set([...paths, ...locations, ...results])
  const stored = [...found.map(operationPath), ...(await readEffects())]
  assert.deepEqual(
    stored.filter(path => !known.has(path)),
    [],
    'a refused request has stored something',
  )
  return { api, counts }
}
