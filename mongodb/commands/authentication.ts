import type { Command } from '../dispatch/command.ts'
import { MongoError } from '../errors.ts'

export const noAuthentication: Command = {
  run() {
    throw new MongoError(
      'AuthenticationFailed',
      'This embedded server has no users: connect without a user name.',
    )
  },
}
