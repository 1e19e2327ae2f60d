import { isTrue } from '../query/scope.ts'
import { isDocument } from '../values/document.ts'
import { isNumber } from '../values/types.ts'
import type { Document, Value } from '../values/value.ts'

/**
 * The plan with PROJECTION_COVERED instead of FETCH where the index holds all
 * that the query reads; undefined where it does not. This shows MongoDB's plan:
 * this server's index keys do not tell 1 from 1.0, so it reads the documents.
 */
export function coveredPlan(
  plan: Document,
  projection: Document | undefined,
): Document | undefined {
  if (!projection) return undefined
  const { stage, filter, inputStage } = plan
  if (!isDocument(inputStage)) return undefined
  if (stage === 'FETCH') {
    if (filter || !holds(inputStage, projection)) return undefined
    return {
      stage: 'PROJECTION_COVERED',
      transformBy: projection,
      inputStage,
    }
  }
  const covered = coveredPlan(inputStage, projection)
  return covered && { ...plan, inputStage: covered }
}

/** Whether an index scan knows every field that the projection includes. */
function holds(scan: Document, projection: Document) {
  const { stage, isMultiKey, keyPattern } = scan
  if (stage !== 'IXSCAN' || isMultiKey || !isDocument(keyPattern)) {
    return false
  }
  const shown = { _id: 1, ...projection }
  const included = Object.entries(shown).filter(
    ([, value]) => !isOff(value),
  )
  if (included.length === 0) return false
  return included.every(
    ([path, value]) => isOn(value) && Object.hasOwn(keyPattern, path),
  )
}

const isOff = (value: Value) => isFlag(value) && !isTrue(value)
const isOn = (value: Value) => isFlag(value) && isTrue(value)
const isFlag = (value: Value) =>
  typeof value === 'boolean' || isNumber(value)
