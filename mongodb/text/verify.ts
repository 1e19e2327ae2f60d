import type { Collection } from '../storage/catalog.ts'
import type { Environment } from '../storage/environment.ts'
import type { Index } from '../storage/index.ts'
import { rangeOf } from '../storage/keys.ts'
import { decode } from '../values/decode.ts'
import { findNumber } from './documents.ts'
import { eachPosting } from './posting-block.ts'
import { runsOf } from './runs.ts'
import { termsOf } from './spec.ts'
import { termRange } from './term-blocks.ts'

/** Compares a text index with the documents; answers what disagrees. */
export function verifyText(
  environment: Environment,
  collection: Collection,
  index: Index,
): string[] {
  const expected = expectedPostings(environment, collection, index)
  const name = `${collection.ns} ${index.spec.name}`
  const problems: string[] = []
  for (const [place, score] of storedPostings(environment, index.number)) {
    if (expected.get(place) !== score) {
      problems.push(`${name}: a posting that no document has`)
    }
    expected.delete(place)
  }
  if (expected.size > 0)
    problems.push(`${name}: ${expected.size} postings are missing`)
  return problems
}

/** The score of each term and document: from the blocks, then from the runs. */
function storedPostings(environment: Environment, index: number) {
  const stored = new Map<string, number>()
  for (const { key, value } of environment.words.getRange(rangeOf(index))) {
    if (key[4] !== 3) continue
    const term = key.subarray(0, -4).toString('latin1')
    eachPosting(value, (doc, score) => stored.set(`${term} ${doc}`, score))
  }
  for (const changes of runsOf(environment, index).values()) {
    for (const [term, postings] of changes) {
      for (const { doc, score } of postings) {
        const place = `${nameOf(index, term)} ${doc}`
        if (score > 0) stored.set(place, score)
        else stored.delete(place)
      }
    }
  }
  return stored
}

/** What the keys of a term's blocks begin with. */
function nameOf(index: number, term: string): string {
  return termRange(index, term).start.toString('latin1')
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
      expected.set(`${nameOf(index.number, term)} ${number}`, score)
    }
  }
  return expected
}
