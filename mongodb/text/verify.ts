import type { Collection } from '../storage/catalog.ts'
import type { Environment } from '../storage/environment.ts'
import type { Index } from '../storage/index.ts'
import { rangeOf } from '../storage/keys.ts'
import { decode } from '../values/decode.ts'
import { findNumber } from './documents.ts'
import { eachPosting } from './posting-block.ts'
import { termRange } from './postings.ts'
import { termsOf } from './spec.ts'

/** Compares a text index with the documents; answers what disagrees. */
export function verifyText(
  environment: Environment,
  collection: Collection,
  index: Index,
): string[] {
  const expected = expectedPostings(environment, collection, index)
  const name = `${collection.ns} ${index.spec.name}`
  const problems: string[] = []
  for (const { key, value } of environment.words.getRange(
    rangeOf(index.number),
  )) {
    if (key[4] !== 3) continue
    const term = key.subarray(0, -4).toString('latin1')
    eachPosting(value, (doc, score) => {
      if (expected.get(`${term} ${doc}`) !== score) {
        problems.push(`${name}: a posting that no document has`)
      }
      expected.delete(`${term} ${doc}`)
    })
  }
  if (expected.size > 0)
    problems.push(`${name}: ${expected.size} postings are missing`)
  return problems
}

function expectedPostings(
  environment: Environment,
  collection: Collection,
  index: Index,
): Map<string, number> {
  const expected = new Map<string, number>()
  for (const { key, value } of environment.records.getRange(
    rangeOf(collection.number),
  )) {
    const doc = decode(value)
    if (index.covers && !index.covers(doc)) continue
    const number = findNumber(environment, index.number, key.subarray(4))
    for (const [term, score] of termsOf(index.spec, doc)) {
      const name = termRange(index.number, term).start.toString('latin1')
      expected.set(`${name} ${number}`, score)
    }
  }
  return expected
}
