import type { Body } from '../dispatch/body.ts'
import { MongoError } from '../errors.ts'
import { compilePipeline } from '../query/aggregate.ts'
import { scopeOfLet } from '../query/let.ts'
import { equal } from '../values/compare.ts'
import { decode } from '../values/decode.ts'
import { encode } from '../values/encode.ts'
import type { Document } from '../values/value.ts'
import type { Transform } from './stream.ts'

/** Stages that look at one event at a time (manual: "Modify Change Stream Output"). */
const allowed = new Set([
  '$addFields',
  '$match',
  '$project',
  '$replaceRoot',
  '$replaceWith',
  '$redact',
  '$set',
  '$unset',
])

/** Compiles the stages after `$changeStream`. */
export function eventTransform(
  stages: Document[],
  body: Body,
): Transform | undefined {
  if (stages.length === 0) return undefined
  for (const stage of stages) checkStage(Object.keys(stage)[0])
  const run = compilePipeline(stages, {
    ...scopeOfLet(body.document('let')),
    resolve: () => [],
  })
  return raw => {
    const event = decode(raw)
    for (const shown of run([event])) {
      checkToken(event, shown)
      return encode(shown)
    }
  }
}

function checkStage(name: string) {
  if (allowed.has(name)) return
  throw new MongoError(
    'IllegalOperation',
    `${name} is not permitted in a $changeStream pipeline`,
  )
}

/** A client could never resume from an event without its token. */
function checkToken(event: Document, shown: Document) {
  if (shown._id !== undefined && equal(event._id, shown._id)) return
  throw new MongoError(
    'ChangeStreamFatalError',
    'Encountered an event whose _id field, which contains the resume token, was modified by the pipeline. Modifying the _id field of an event makes it impossible to resume the stream from that point. Only transformations that retain the unmodified _id field are allowed.',
    { errorLabels: ['NonResumableChangeStreamError'] },
  )
}
