import type { Command } from '../command.ts'
import { deadlineOf } from './answer.ts'
import { readSource } from './read.ts'
import { checkCollation } from './refuse.ts'
import { single } from './single.ts'

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
