import { answerList } from '../cursors/listing.ts'
import type { Command } from '../dispatch/command.ts'
import { existing } from '../dispatch/existing.ts'
import type { IndexSpec } from '../storage/store.ts'
import type { Document } from '../values/value.ts'

export const listIndexes: Command = {
  fields: ['cursor', 'includeBuildUUIDs', 'includeIndexBuildInfo'],

  run(request, host) {
    const { ns } = request
    const { indexes } = existing(host.store, ns)
    return answerList(request, host, ns, indexes.map(describeIndex))
  },
}

/** `v`, `key` and `name` first, as MongoDB shows them. */
function describeIndex({ v, key, name, ...rest }: IndexSpec): Document {
  return { v, key, name, ...rest }
}
