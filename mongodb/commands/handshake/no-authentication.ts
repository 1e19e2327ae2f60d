import { MongoError } from '../../errors.ts'
import type { Command } from '../command.ts'

export const noAuthentication: Command = {
  run() {
    throw new MongoError(
      'AuthenticationFailed',
      'This embedded server has no users: connect without a user name.',
    )
  },
}
