import type { Environment } from '../storage/environment.ts'
import { numbered } from '../storage/keys.ts'
import type { Posting } from './posting-block.ts'

/** Per term: the documents' new scores, 0 for none, in the order in which they changed. */
export type Changes = Map<string, Posting[]>

const kind = Buffer.of(4)
const beyond = Buffer.of(5)

function rangeOfRuns(index: number) {
  return { start: numbered(index, kind), end: numbered(index, beyond) }
}

/** By the index's number and the run's key: a run never changes. */
type Runs = Map<string, Changes>
const cache = new WeakMap<Environment, Map<number, Runs>>()

function cachedRuns(environment: Environment): Map<number, Runs> {
  const known = cache.get(environment) ?? new Map()
  cache.set(environment, known)
  return known
}

/**
 * Stores the changes that one transaction made to a text index as they are:
 * a run. It overrides what the terms' blocks say, until it is merged into
 * them: so a block is written once for many transactions.
 */
export function putRun(
  environment: Environment,
  index: number,
  number: number,
  changes: Changes,
) {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(number)
  const key = numbered(index, kind, bytes)
  environment.words.put(key, Buffer.from(JSON.stringify([...changes])))
  // Before its first run an index has none that would have to be read.
  if (number === 1) cachedRuns(environment).set(index, new Map())
  cachedRuns(environment).get(index)?.set(key.toString('latin1'), changes)
}

/** The keys of an index's runs, the oldest first. */
export function runKeys({ words }: Environment, index: number): Buffer[] {
  return [...words.getKeys(rangeOfRuns(index))]
}

export function numberOfRun(key: Buffer): number {
  return key.readUInt32BE(key.length - 4)
}

/** An index's runs, the oldest first. */
export function runsOf(environment: Environment, index: number): Runs {
  const known = cachedRuns(environment).get(index)
  const runs: Runs = new Map()
  for (const key of runKeys(environment, index)) {
    const name = key.toString('latin1')
    runs.set(name, known?.get(name) ?? read(environment, key))
  }
  cachedRuns(environment).set(index, runs)
  return runs
}

function read({ words }: Environment, key: Buffer): Changes {
  return new Map(JSON.parse(String(words.get(key))))
}

/** Forgets what was read: its transaction is undone, or it is merged. */
export function forgetRuns(environment: Environment) {
  cache.delete(environment)
}

/** What the runs say of one term: scores that replace those in its blocks. */
export function overridesOf(
  environment: Environment,
  index: number,
  term: string,
): Map<number, number> {
  const scores = new Map<number, number>()
  for (const changes of runsOf(environment, index).values()) {
    for (const { doc, score } of changes.get(term) ?? []) {
      scores.set(doc, score)
    }
  }
  return scores
}
