import { deadlineOf } from '../cursors/open-cursor.ts'
import { readSource } from '../cursors/read-source.ts'
import { single } from '../cursors/single.ts'
import type { Command } from '../dispatch/command.ts'
import { checkCollation } from '../dispatch/refuse.ts'

export const count: Command = {
  fields: ['query', 'limit', 'skip', 'hint', 'collation'],

  async run(request, host) {
    host.counters.opcounters.command++
    checkCollation(request.body)
    const deadline = deadlineOf(request.body.natural('maxTimeMS'))
    const { n } = await single(readSource(request, host), deadline)
    return { n }
  },
}
