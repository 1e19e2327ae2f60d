import { eventTransform } from '../changes/event-pipeline.ts'
import { readOptions } from '../changes/options.ts'
import { ChangeStream } from '../changes/stream.ts'
import { collectionStats } from '../cursors/collection-stats.ts'
import type { CursorSource } from '../cursors/cursors.ts'
import { openCursor } from '../cursors/open-cursor.ts'
import { readSource } from '../cursors/read-source.ts'
import type { Command } from '../dispatch/command.ts'
import type { Host } from '../dispatch/host.ts'
import { checkCollation, refuse } from '../dispatch/refuse.ts'
import type { Request } from '../dispatch/request.ts'
import { MongoError } from '../errors.ts'
import { readPipeline, sinkOf, watchedBy } from '../plans/pipeline.ts'
import { isDocument } from '../values/document.ts'
import type { Document } from '../values/value.ts'
import { writeOut } from '../writing/write-out.ts'

export const aggregate: Command = {
  fields: [
    'pipeline',
    'cursor',
    'explain',
    'allowDiskUse',
    'bypassDocumentValidation',
    'hint',
    'let',
    'collation',
  ],

  async run(request, host) {
    host.counters.opcounters.command++
    const { body, database } = request
    checkCollation(body)
    if (body.boolean('explain')) refuse('aggregate with explain: true')
    const { batchSize } = readCursor(request)
    const pipeline = readPipeline(body)
    const { ns } = watchedBy(database, body)
    const source = sourceOf(request, host, pipeline)
    const sink = sinkOf(pipeline)
    return openCursor(request, host, {
      ns,
      source: sink ? await writeOut(request, host, source, sink) : source,
      batchSize: batchSize === undefined ? undefined : Number(batchSize),
    })
  },
}

function readCursor({ body }: Request): Document {
  const cursor = body.get('cursor')
  if (isDocument(cursor)) return cursor
  if (cursor === undefined) {
    throw new MongoError(
      'FailedToParse',
      "The 'cursor' option is required, except for aggregate with the explain argument",
    )
  }
  throw new MongoError(
    'TypeMismatch',
    'cursor field must be missing or an object',
  )
}

function sourceOf(
  request: Request,
  host: Host,
  pipeline: Document[],
): CursorSource {
  const [first = {}, ...others] = pipeline
  const watched = watchedBy(request.database, request.body)
  if (isDocument(first.$changeStream)) {
    const options = readOptions(first.$changeStream, watched)
    const transform = eventTransform(others, request.body)
    return new ChangeStream(host.store, options, transform)
  }
  if (!watched.isCollection) {
    throw new MongoError(
      'InvalidNamespace',
      `{aggregate: 1} is not valid for '${Object.keys(first)[0] ?? 'an empty pipeline'}'; a collection is required.`,
    )
  }
  if (isDocument(first.$collStats)) {
    return collectionStats(host, watched.ns, first.$collStats, others)
  }
  return readSource(request, host)
}
