import { MongoError } from '../errors.ts'

/** `database.collection`; throws InvalidNamespace where the name cannot be one. */
export function namespace(
  database: string,
  collection: string,
  isCommand = false,
) {
  checkDatabase(database)
  if (isCommand && collection.startsWith('$cmd')) {
    return `${database}.${collection}`
  }
  const isBad =
    collection === '' ||
    collection.startsWith('.') ||
    collection.endsWith('.') ||
    /[\0$]/.test(collection)
  if (!isBad && collection.length + database.length < 255) {
    return `${database}.${collection}`
  }
  throw new MongoError(
    'InvalidNamespace',
    `Invalid namespace specified '${database}.${collection}'`,
  )
}

/** Names that MongoDB allows on every system (manual: "Naming Restrictions"). */
export function checkDatabase(name: string) {
  const length = Buffer.byteLength(name)
  if (length > 0 && length < 64 && !/[/\\. "\0]/.test(name)) return
  throw new MongoError(
    'InvalidNamespace',
    `Invalid database name: '${name}'`,
  )
}

/** Splits `database.collection` at its first dot, and checks both names. */
export function readNamespace(text: string) {
  const dot = Math.max(text.indexOf('.'), 0)
  return namespace(text.slice(0, dot), text.slice(dot + 1))
}
