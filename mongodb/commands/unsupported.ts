import type { Command } from '../dispatch/command.ts'
import { MongoError } from '../errors.ts'

/** Commands that MongoDB has and this server knowingly has not. */
const names = [
  'applyOps',
  'compact',
  'convertToCapped',
  'createRole',
  'createUser',
  'dropRole',
  'dropUser',
  'fsync',
  'grantRolesToUser',
  'listCommands',
  'mapReduce',
  'profile',
  'reIndex',
  'rolesInfo',
  'setFeatureCompatibilityVersion',
  'setParameter',
  'shutdown',
  'top',
  'updateUser',
  'usersInfo',
  'validate',
]

export const unsupported: Record<string, Command> = Object.fromEntries(
  names.map(name => [name, { run: () => refuse(name) }]),
)

function refuse(name: string): never {
  throw new MongoError(
    'CommandNotSupported',
    `${name} is not supported by this embedded server`,
  )
}
