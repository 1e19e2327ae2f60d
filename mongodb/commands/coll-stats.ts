import type { Command } from '../dispatch/command.ts'
import type { Host } from '../dispatch/host.ts'
import type { Answer } from '../wire/writer.ts'
import { sizeOf } from './sizes.ts'

export const collStats: Command = {
  fields: ['scale'],

  run({ ns, body }, host) {
    return { ns, ...statsOf(host, ns, body.integer('scale') ?? 1) }
  },
}

/**
 * Counts and sizes of one collection. All collections share one file, so sizes
 * on disk are unknown and left out.
 */
export function statsOf(
  { store }: Host,
  ns: string,
  scale: number,
): Answer {
  const count = store.count(ns)
  const size = sizeOf(store, ns)
  const indexes = store.collection(ns)?.indexes ?? []
  return {
    size: Math.floor(size / scale),
    count,
    avgObjSize: count > 0 ? Math.round(size / count) : undefined,
    numOrphanDocs: 0,
    capped: false,
    nindexes: indexes.length,
    indexBuilds: [],
    scaleFactor: scale,
  }
}
