import type { Command } from '../dispatch/command.ts'

export const whatsmyuri: Command = {
  run: ({ client }) => ({ you: client.address }),
}
