import type { Explanation, Query } from '../storage/store.ts'
import { explainText } from '../text/search.ts'
import type { Document } from '../values/value.ts'
import { choosePlan } from './choose.ts'
import { describeBounds } from './describe-bounds.ts'
import type { Ground } from './ground.ts'
import { isIdIndex } from './id-index.ts'
import type { IndexScan, Plan, PlanSource } from './plan.ts'
import { run } from './run.ts'

/** Runs the query and tells how, in the words of MongoDB's `explain`. */
export function explainQuery(
  ground: Ground | undefined,
  query: Query,
): Explanation {
  if (!ground) return nothing
  const plan = choosePlan(ground, query)
  const effort = { keys: 0, docs: 0 }
  let nReturned = 0
  for (const found of run(ground, plan, effort)) if (found) nReturned++
  return {
    winningPlan: describePlan(plan),
    nReturned,
    totalKeysExamined: effort.keys,
    totalDocsExamined: effort.docs,
  }
}

const nothing: Explanation = {
  winningPlan: { stage: 'EOF' },
  nReturned: 0,
  totalKeysExamined: 0,
  totalDocsExamined: 0,
}

function describePlan({
  source,
  filter,
  sort,
  skip,
  limit,
}: Plan): Document {
  const isFiltered = source.stage !== 'EOF' && !source.isExact
  let stage = describeSource(source, isFiltered ? { filter } : {})
  if (sort) {
    const limitAmount = limit > 0 ? { limitAmount: skip + limit } : {}
    const type = 'simple'
    stage = {
      stage: 'SORT',
      sortPattern: sort,
      ...limitAmount,
      type,
      inputStage: stage,
    }
  }
  if (skip > 0)
    stage = { stage: 'SKIP', skipAmount: skip, inputStage: stage }
  if (limit > 0 && !sort) {
    stage = { stage: 'LIMIT', limitAmount: limit, inputStage: stage }
  }
  return stage
}

function describeSource(source: PlanSource, filter: Document): Document {
  switch (source.stage) {
    case 'EOF':
    case 'IDHACK':
      return { stage: source.stage, ...filter }
    case 'COLLSCAN':
      return { stage: 'COLLSCAN', ...filter, direction: source.direction }
    case 'IXSCAN':
      return { stage: 'FETCH', ...filter, inputStage: describeScan(source) }
    case 'OR': {
      const inputStages = source.branches.map(describeScan)
      const inputStage = { stage: 'OR', inputStages }
      return { stage: 'FETCH', ...filter, inputStage }
    }
    case 'TEXT_MATCH':
      return { ...explainText(source.search), ...filter }
  }
}

function describeScan({ index, bounds, direction }: IndexScan): Document {
  const { spec, paths, multikey } = index
  const multiKeyPaths = Object.fromEntries(
    paths.map((path, i) => [path, multikey[i] ? [path] : []]),
  )
  const indexBounds = Object.fromEntries(
    paths.map((path, i) => [
      path,
      describeBounds(
        bounds[i],
        (direction === 'forward' ? 1 : -1) * index.directions[i],
      ),
    ]),
  )
  return {
    stage: 'IXSCAN',
    keyPattern: spec.key,
    indexName: spec.name,
    isMultiKey: multikey.includes(true),
    multiKeyPaths,
    isUnique: spec.unique === true || isIdIndex(index),
    isSparse: spec.sparse === true,
    isPartial: spec.partialFilterExpression !== undefined,
    indexVersion: 2,
    direction,
    indexBounds,
  }
}
