import { hostname } from 'node:os'
import { statsOf } from '../commands/coll-stats.ts'
import type { Host } from '../dispatch/host.ts'
import { refuse } from '../dispatch/refuse.ts'
import { compilePipeline } from '../query/aggregate.ts'
import { isDocument } from '../values/document.ts'
import { encode } from '../values/encode.ts'
import type { Document } from '../values/value.ts'
import { Gatherer } from './gatherer.ts'

/** `$collStats`: counts and sizes; latencies are not measured, and so refused. */
export function collectionStats(
  host: Host,
  ns: string,
  spec: Document,
  stages: Document[],
) {
  const { latencyStats, queryExecStats } = spec
  if (latencyStats || queryExecStats) {
    refuse('$collStats with latencyStats or queryExecStats')
  }
  const run = compilePipeline(stages, { resolve: () => [] })
  return new Gatherer(encoded(run([describe(host, ns, spec)])))
}

function describe(host: Host, ns: string, spec: Document): Document {
  const { count, storageStats } = spec
  const stats: Document = { ns, host: hostname(), localTime: new Date() }
  if (count) stats.count = host.store.count(ns)
  if (isDocument(storageStats)) {
    const scale = Number(storageStats.scale ?? 1)
    stats.storageStats = statsOf(host, ns, scale) as Document
  }
  return stats
}

function* encoded(documents: Iterable<Document>): Generator<Uint8Array> {
  for (const document of documents) yield encode(document)
}
