import { compileFilter, splitText } from '../query/match.ts'
import type { Index } from '../storage/index.ts'
import type { Query } from '../storage/store.ts'
import { prepareText } from '../text/search.ts'
import type { Document, Value } from '../values/value.ts'
import {
  type Candidate,
  candidateOf,
  isBounded,
  wholeIndex,
} from './candidate.ts'
import { cheapest } from './cost.ts'
import type { Ground } from './ground.ts'
import { hinted } from './hint.ts'
import { idIndexOf } from './id-index.ts'
import { isPoint } from './interval.ts'
import { orderOf } from './order.ts'
import type { IndexScan, Plan, PlanSource } from './plan.ts'
import { type Conjunction, takeApart } from './predicate.ts'

/** Finds a way to answer the query. Throws BadValue for a hint that names no index. */
export function choosePlan(ground: Ground, query: Query): Plan {
  const { text, rest } = splitText(query.filter)
  const sort = sortOf(query.sort)
  const matches = compileFilter(rest, query.scope)
  const { skip = 0, limit = 0 } = query
  const plan = { filter: rest, matches, skip, limit }
  if (text) {
    const search = prepareText(ground, text)
    const isExact = Object.keys(rest).length === 0
    const source: PlanSource = { stage: 'TEXT_MATCH', search, isExact }
    return { ...plan, source, sort }
  }
  const conjunction = takeApart(rest)
  const id = query.hint === undefined ? idOf(conjunction) : undefined
  if (id) return { ...plan, source: id }
  return { ...plan, ...withOrder(ground, query, conjunction, sort) }
}

function sortOf(sort: Document | undefined): Document | undefined {
  return sort && Object.keys(sort).length > 0 ? sort : undefined
}

/** `{_id: value}` needs no index but the records themselves. */
function idOf({
  predicates,
  isWhole,
}: Conjunction): PlanSource | undefined {
  const predicate = predicates.find(
    ({ path, intervals }) =>
      path === '_id' && intervals.length === 1 && isPoint(intervals[0]),
  )
  if (!predicate) return undefined
  const [{ low }] = predicate.intervals
  const isExact = isWhole && predicates.length === 1
  return { stage: 'IDHACK', id: (low as { value: Value }).value, isExact }
}

function withOrder(
  ground: Ground,
  query: Query,
  conjunction: Conjunction,
  sort: Document | undefined,
): { source: PlanSource; sort?: Document } {
  const natural = naturalOf(query, sort)
  const isExact = conjunction.isWhole && conjunction.predicates.length === 0
  const scan: PlanSource = {
    stage: 'COLLSCAN',
    direction: natural === -1 ? 'backward' : 'forward',
    isExact,
  }
  if (natural !== undefined) {
    return {
      source: scan,
      sort: sort && '$natural' in sort ? undefined : sort,
    }
  }
  const scans = indexScans(ground, query, conjunction, sort)
  const best = cheapest(ground, scans, query)
  const union = !query.hint && choices(ground, conjunction)
  if (union && !(best && isBounded(best.scan)))
    return { source: union, sort }
  if (!best) return { source: scan, sort }
  return { source: best.scan, sort: best.isSorted ? undefined : sort }
}

function naturalOf({ hint }: Query, sort: Document | undefined) {
  if (typeof hint === 'object' && '$natural' in hint) return hint.$natural
  return sort?.$natural
}

function indexScans(
  ground: Ground,
  query: Query,
  conjunction: Conjunction,
  sort: Document | undefined,
) {
  const { hint, filter } = query
  const indexes =
    hint === undefined ? usable(ground) : [hinted(ground, hint)]
  return indexes.flatMap(index => {
    const candidate =
      candidateOf(index, conjunction, filter) ??
      (hint === undefined ? undefined : wholeIndex(index, conjunction))
    if (!candidate) return []
    const direction = sort && orderOf(candidate, sort)
    if (!direction && !isBounded(candidate) && hint === undefined) return []
    return {
      scan: scanOf(candidate, direction),
      isSorted: !sort || direction !== undefined,
    }
  })
}

function scanOf(
  candidate: Candidate,
  direction: 'forward' | 'backward' = 'forward',
): IndexScan {
  return { stage: 'IXSCAN', direction, ...candidate }
}

function usable({ collection }: Ground): Index[] {
  const indexes = collection.indexes.filter(
    ({ isBuilding, isText, spec }) =>
      !isBuilding && !isText && !spec.hidden,
  )
  return [idIndexOf(collection), ...indexes]
}

/** An `$or` of which every branch has an index. */
function choices(
  ground: Ground,
  conjunction: Conjunction,
): PlanSource | undefined {
  for (const branches of conjunction.choices) {
    const scans = branches.map(branch => branchScan(ground, branch))
    const found = scans.filter(scan => scan !== undefined)
    if (found.length < scans.length) continue
    return { stage: 'OR', branches: found, isExact: false }
  }
  return undefined
}

function branchScan(
  ground: Ground,
  filter: Document,
): IndexScan | undefined {
  const conjunction = takeApart(filter)
  const scans = usable(ground).flatMap(index => {
    const candidate = candidateOf(index, conjunction, filter)
    if (!candidate || !isBounded(candidate)) return []
    return { scan: scanOf(candidate), isSorted: true }
  })
  return cheapest(ground, scans, { filter })?.scan
}
