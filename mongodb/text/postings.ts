import type { Environment } from '../storage/environment.ts'
import { DocumentNumbers, findNumber } from './documents.ts'
import type { Posting } from './posting-block.ts'
import {
  type Changes,
  forgetRuns,
  numberOfRun,
  putRun,
  runKeys,
  runsOf,
} from './runs.ts'
import { writeTerm } from './term-blocks.ts'

type Scores = Map<string, number>

/** Collects the changes of postings in a transaction; many of them are merged into blocks. */
export class Postings {
  /** Changes in runs that wait to be merged. */
  unmerged = 0
  #environment: Environment
  #numbers: DocumentNumbers
  #pending = new Map<number, Changes>()
  /** The number of each index's newest run. */
  #newestRun = new Map<number, number>()

  constructor(environment: Environment) {
    this.#environment = environment
    this.#numbers = new DocumentNumbers(environment)
  }

  add(index: number, id: Buffer, scores: Scores) {
    const doc = this.#numbers.take(index, id)
    for (const [term, score] of scores) this.#set(index, term, doc, score)
  }

  remove(index: number, id: Buffer, scores: Scores) {
    const doc = this.#numbers.drop(index, id)
    if (doc === undefined) return
    for (const term of scores.keys()) this.#set(index, term, doc, 0)
  }

  replace(index: number, id: Buffer, before: Scores, after: Scores) {
    const doc = findNumber(this.#environment, index, id)
    if (doc === undefined) return this.add(index, id, after)
    for (const term of before.keys()) {
      if (!after.has(term)) this.#set(index, term, doc, 0)
    }
    for (const [term, score] of after) {
      if (before.get(term) !== score) this.#set(index, term, doc, score)
    }
  }

  /** Stores what is pending; part of the transaction. */
  flush() {
    for (const [index, changes] of this.#pending) {
      const number = this.#takeRunNumber(index)
      putRun(this.#environment, index, number, changes)
    }
    this.#pending.clear()
  }

  /** Drops what is pending, as its transaction is undone. */
  forget() {
    this.#pending.clear()
    this.#newestRun.clear()
    this.#numbers.forget()
    forgetRuns(this.#environment)
  }

  hasRuns(index: number): boolean {
    return runKeys(this.#environment, index).length > 0
  }

  /** Merges the runs of an index into its terms' blocks, a little at each pull. */
  *merge(index: number): Generator<undefined, void> {
    const keys = runKeys(this.#environment, index)
    const merged: Changes = new Map()
    for (const changes of runsOf(this.#environment, index).values()) {
      for (const [term, postings] of changes) {
        listOf(merged, term).push(...postings)
      }
      yield
    }
    for (const term of [...merged.keys()].sort()) {
      const postings = newest(merged.get(term) as Posting[])
      writeTerm(this.#environment.words, index, term, postings)
      yield
    }
    for (const key of keys) this.#environment.words.remove(key)
    // The runs that came meanwhile stay in memory.
    runsOf(this.#environment, index)
  }

  #set(index: number, term: string, doc: number, score: number) {
    let changes = this.#pending.get(index)
    if (!changes) {
      changes = new Map()
      this.#pending.set(index, changes)
    }
    listOf(changes, term).push({ doc, score })
    this.unmerged++
  }

  #takeRunNumber(index: number): number {
    const newest = this.#newestRun.get(index) ?? this.#storedRun(index)
    this.#newestRun.set(index, newest + 1)
    return newest + 1
  }

  #storedRun(index: number): number {
    const last = runKeys(this.#environment, index).at(-1)
    return last ? numberOfRun(last) : 0
  }
}

function listOf(changes: Changes, term: string): Posting[] {
  const known = changes.get(term)
  if (known) return known
  const list: Posting[] = []
  changes.set(term, list)
  return list
}

/** In ascending order of the documents; of several changes of a document the last one. */
function newest(changes: Posting[]): Posting[] {
  const isAscending = changes.every(
    ({ doc }, i) => i === 0 || doc > changes[i - 1].doc,
  )
  if (isAscending) return changes
  const last = new Map(changes.map(change => [change.doc, change]))
  return [...last.values()].sort((a, b) => a.doc - b.doc)
}
