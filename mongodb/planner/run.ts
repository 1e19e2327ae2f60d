import { pathsOf } from '../query/filter-paths.ts'
import { idOfEntry } from '../storage/entries.ts'
import { idBytes, numbered, rangeOf } from '../storage/keys.ts'
import type { Found } from '../storage/store.ts'
import { searchText } from '../text/search.ts'
import { decode } from '../values/decode.ts'
import { isDocument } from '../values/document.ts'
import type { Value } from '../values/value.ts'
import type { Effort, Ground } from './ground.ts'
import { isIdIndex } from './id-index.ts'
import type { IndexScan, Plan, PlanSource } from './plan.ts'
import { sorted } from './sorted.ts'
import { Walk } from './walk.ts'

/** A scan yields after this many documents. */
const documentsPerYield = 200

type Pulled = Found | undefined

/** Runs a plan; see `Results`. */
export function run(
  ground: Ground,
  plan: Plan,
  effort: Effort = { keys: 0, docs: 0 },
): Generator<Pulled> {
  const { source, sort, skip, limit } = plan
  const located = locate(ground, source, effort, bestOf(plan))
  const isExact = source.stage === 'EOF' || source.isExact
  const isCurrent = isExact && !ground.environment.isShared
  const found = isCurrent ? located : matching(located, plan)
  if (sort) {
    const fetch = (id: Buffer) => recordOf(ground, id)
    return sorted(found, sort, { skip, limit }, fetch)
  }
  return skip || limit ? slice(found, skip, limit) : found
}

/** How many documents a search by score has to find; undefined for all of them. */
function bestOf({ source, sort, skip, limit }: Plan): number | undefined {
  if (source.stage !== 'TEXT_MATCH' || !source.isExact) return undefined
  const [first] = Object.values(sort ?? {})
  const isByScore = isDocument(first) && first.$meta === 'textScore'
  return isByScore && limit > 0 ? skip + limit : undefined
}

function* matching(found: Generator<Pulled>, { filter, matches }: Plan) {
  const fields = pathsOf(filter)
  for (const one of found) {
    if (!one || matches(decode(one.raw, fields))) yield one
  }
}

function* slice(found: Generator<Pulled>, skip: number, limit: number) {
  let at = 0
  for (const one of found) {
    if (!one) yield undefined
    else if (at++ >= skip) {
      yield one
      if (limit > 0 && at === skip + limit) return
    }
  }
}

function* locate(
  ground: Ground,
  source: PlanSource,
  effort: Effort,
  best: number | undefined,
): Generator<Pulled> {
  switch (source.stage) {
    case 'EOF':
      return
    case 'IDHACK':
      return yield* byId(ground, source.id, effort)
    case 'COLLSCAN':
      return yield* scanRecords(ground, source.direction, effort)
    case 'IXSCAN':
      return yield* fetched(
        ground,
        scanIndex(ground, source, effort),
        effort,
      )
    case 'OR':
      return yield* fetched(
        ground,
        scanAll(ground, source.branches, effort),
        effort,
      )
    case 'TEXT_MATCH':
      return yield* searchText(ground, source.search, effort, best)
  }
}

function* byId(
  ground: Ground,
  id: Value,
  effort: Effort,
): Generator<Pulled> {
  effort.keys++
  const raw = recordOf(ground, idBytes(id))
  if (!raw) return
  effort.docs++
  yield { raw }
}

function recordOf(
  { environment, collection }: Ground,
  id: Buffer,
): Buffer | undefined {
  return environment.records.get(numbered(collection.number, id))
}

function* scanRecords(
  { environment, collection }: Ground,
  direction: string,
  effort: Effort,
): Generator<Pulled> {
  const { start, end: stop } = rangeOf(collection.number)
  const isBackward = direction === 'backward'
  const walk = new Walk(
    environment,
    environment.records,
    [{ start, stop }],
    isBackward,
  )
  for (let entry = walk.next(); entry; entry = walk.next()) {
    effort.docs++
    yield { raw: entry.value }
    if (effort.docs % documentsPerYield === 0) yield undefined
  }
}

/** The documents behind ids that an index told. */
function* fetched(
  ground: Ground,
  ids: Generator<Buffer | Found | undefined>,
  effort: Effort,
): Generator<Pulled> {
  for (const id of ids) {
    if (!(id instanceof Uint8Array)) {
      if (id) effort.docs++
      yield id
      continue
    }
    const raw = recordOf(ground, id)
    if (!raw) continue
    effort.docs++
    yield { raw }
  }
}

/** Each document's id once; with the records themselves as index, the documents. */
function* scanIndex(
  { environment }: Ground,
  scan: IndexScan,
  effort: Effort,
  seen = seenBy(scan),
): Generator<Buffer | Found | undefined> {
  const { index, ranges, direction } = scan
  const isId = isIdIndex(index)
  const table = isId ? environment.records : environment.entries
  const walk = new Walk(
    environment,
    table,
    ranges,
    direction === 'backward',
  )
  for (let entry = walk.next(); entry; entry = walk.next()) {
    if (++effort.keys % documentsPerYield === 0) yield undefined
    const id = isId
      ? entry.key.subarray(4)
      : idOfEntry(entry.key, entry.value)
    if (seen && isKnown(seen, id)) continue
    yield isId ? { raw: entry.value } : id
  }
}

function* scanAll(ground: Ground, branches: IndexScan[], effort: Effort) {
  const seen = new Set<string>()
  for (const branch of branches)
    yield* scanIndex(ground, branch, effort, seen)
}

function seenBy({ index }: IndexScan): Set<string> | undefined {
  return index.multikey.includes(true) ? new Set() : undefined
}

function isKnown(seen: Set<string>, id: Buffer): boolean {
  const size = seen.size
  seen.add(id.toString('latin1'))
  return seen.size === size
}
