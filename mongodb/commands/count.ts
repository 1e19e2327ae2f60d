import { readSingle } from '../cursors/single.ts'
import type { Command } from '../dispatch/command.ts'

export const count: Command = {
  fields: ['query', 'limit', 'skip', 'hint', 'collation'],

  async run(request, host) {
    const { n } = await readSingle(request, host)
    return { n }
  },
}
