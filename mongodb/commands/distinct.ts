import { readSingle } from '../cursors/single.ts'
import type { Command } from '../dispatch/command.ts'

export const distinct: Command = {
  fields: ['key', 'query', 'hint', 'collation'],

  async run(request, host) {
    const { values } = await readSingle(request, host)
    return { values }
  },
}
