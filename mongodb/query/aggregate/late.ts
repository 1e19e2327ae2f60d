import { getField, hasField, setField } from '../../values/document.ts'
import { scoreOf, setScore } from '../../values/score.ts'
import type { Document } from '../../values/value.ts'
import type { SortPlan } from '../sort.ts'
import { needsOf } from './needs.ts'
import type { Run } from './stage.ts'
import { keepFirst } from './top.ts'

export type Step = (doc: Document) => Document | undefined

export function applySteps(steps: Step[], doc: Document) {
  let current: Document | undefined = doc
  for (const step of steps) {
    current = step(current)
    if (current === undefined) return undefined
  }
  return current
}

/**
 * Steps before a limited sort: run first on the few fields that decide the
 * order, and on whole documents only for the few that stay.
 */
export function lateTop(
  steps: Step[],
  plan: SortPlan,
  limit: number,
  fields: string[],
): Run {
  return function* (input) {
    const rows = candidates(input, steps, fields)
    const byRow = {
      ...plan,
      keyOf: (row: Document) => plan.keyOf(row.narrow as Document),
    }
    for (const { doc } of keepFirst(rows, byRow, limit)) {
      const whole = applySteps(steps, doc as Document)
      if (whole !== undefined) yield whole
    }
  }
}

function* candidates(
  input: Iterable<Document>,
  steps: Step[],
  fields: string[],
): Generator<Document> {
  for (const doc of input) {
    const narrow = applySteps(steps, pick(doc, fields))
    if (narrow !== undefined) yield { narrow, doc }
  }
}

function pick(doc: Document, fields: string[]): Document {
  const narrow: Document = {}
  for (const name of fields) {
    if (hasField(doc, name)) setField(narrow, name, getField(doc, name))
  }
  const score = scoreOf(doc)
  return score === undefined ? narrow : setScore(narrow, score)
}

/**
 * The fields that decide the result of these stages and their sort; undefined
 * where a second run could give another result.
 */
export function decidingFields(stages: Document[]): string[] | undefined {
  // Only stages that keep all fields are dear on whole documents.
  if (!stages.some(stage => stage.$addFields ?? stage.$set))
    return undefined
  const text = JSON.stringify(stages)
  if (text.includes('"$rand"') || text.includes('"$sampleRate"')) {
    return undefined
  }
  // A final count reads no fields.
  const fields = needsOf([...stages, { $count: 'n' }])
  return fields && [...fields]
}
