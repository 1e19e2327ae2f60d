import type { Command } from '../command.ts'
import { deadlineOf } from './answer.ts'
import { checkVerbosity } from './explanation.ts'
import { readSource } from './read.ts'
import { single } from './single.ts'

export const explain: Command = {
  fields: ['verbosity'],

  async run(request, host) {
    host.counters.opcounters.command++
    checkVerbosity(request.body)
    const deadline = deadlineOf(request.body.natural('maxTimeMS'))
    return single(readSource(request, host), deadline)
  },
}
