import { Long } from 'bson'
import { filtered } from '../cursors/listing.ts'
import type { Command } from '../dispatch/command.ts'
import type { Host } from '../dispatch/host.ts'
import type { Document } from '../values/value.ts'
import { sizeOf } from './sizes.ts'

export const listDatabases: Command = {
  adminOnly: true,
  fields: ['filter', 'nameOnly', 'authorizedDatabases'],

  run(request, host) {
    const databases = filtered(request, describeAll(host))
    if (request.body.boolean('nameOnly')) {
      return { databases: databases.map(({ name }) => ({ name })) }
    }
    let total = 0
    for (const { sizeOnDisk } of databases) total += Number(sizeOnDisk)
    return {
      databases,
      totalSize: Long.fromNumber(total),
      totalSizeMb: Long.fromNumber(Math.floor(total / 2 ** 20)),
    }
  },
}

function describeAll({ store }: Host): Document[] {
  const sizes = new Map<string, number>()
  for (const { ns } of store.collections()) {
    const name = ns.slice(0, ns.indexOf('.'))
    sizes.set(name, (sizes.get(name) ?? 0) + sizeOf(store, ns))
  }
  return [...sizes].sort().map(([name, size]) => ({
    name,
    sizeOnDisk: Long.fromNumber(size),
    empty: false,
  }))
}
