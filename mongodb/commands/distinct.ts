import { deadlineOf } from '../cursors/open-cursor.ts'
import { readSource } from '../cursors/read-source.ts'
import { single } from '../cursors/single.ts'
import type { Command } from '../dispatch/command.ts'
import { checkCollation } from '../dispatch/refuse.ts'

export const distinct: Command = {
  fields: ['key', 'query', 'hint', 'collation'],

  async run(request, host) {
    host.counters.opcounters.command++
    checkCollation(request.body)
    const deadline = deadlineOf(request.body.natural('maxTimeMS'))
    const { values } = await single(readSource(request, host), deadline)
    return { values }
  },
}
