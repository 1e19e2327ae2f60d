import type { Command } from '../command.ts'
import { deadlineOf } from './answer.ts'
import { readSource } from './read.ts'
import { checkCollation } from './refuse.ts'
import { single } from './single.ts'

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
