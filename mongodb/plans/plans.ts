import type { Body } from '../dispatch/body.ts'
import { aggregatePlan } from './aggregate.ts'
import { countPlan } from './count.ts'
import { distinctPlan } from './distinct.ts'
import { explainPlan } from './explain.ts'
import { findPlan } from './find.ts'
import type { Documents, Reader, ReadPlan } from './plan.ts'

const readPlans: Record<string, ReadPlan> = {
  find: findPlan,
  aggregate: aggregatePlan,
  count: countPlan,
  distinct: distinctPlan,
  explain: explainPlan,
}

/** Index entries and documents that a reading command has to look at. */
export function workOf(reader: Reader, database: string, body: Body) {
  return readPlans[body.name].work(reader, database, body)
}

/** The documents that a reading command answers with, on whichever thread it runs. */
export function documentsOf(
  reader: Reader,
  database: string,
  body: Body,
): Documents {
  return readPlans[body.name].documents(reader, database, body)
}
