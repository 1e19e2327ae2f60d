import { deadlineOf } from '../cursors/open-cursor.ts'
import { readSource } from '../cursors/read-source.ts'
import { single } from '../cursors/single.ts'
import type { Command } from '../dispatch/command.ts'
import { checkVerbosity } from '../plans/explain.ts'

export const explain: Command = {
  fields: ['verbosity'],

  async run(request, host) {
    host.counters.opcounters.command++
    checkVerbosity(request.body)
    const deadline = deadlineOf(request.body.natural('maxTimeMS'))
    return single(readSource(request, host), deadline)
  },
}
