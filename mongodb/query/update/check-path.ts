import { MongoError } from '../../errors.ts'

export function checkUpdatePath(path: string) {
  const parts = path.split('.')
  if (parts.includes('')) {
    const message =
      path === ''
        ? 'An empty update path is not valid.'
        : `The update path '${path}' contains an empty field name, which is not allowed.`
    throw new MongoError('EmptyFieldName', message)
  }
  const bad = parts.find(
    (part, i) => part.startsWith('$') && !isPlace(part, i),
  )
  if (bad === undefined) return
  const message = `The dollar ($) prefixed field '${bad}' in '${path}' is not allowed for storage.`
  throw new MongoError('DollarPrefixedFieldName', message)
}

function isPlace(part: string, i: number): boolean {
  return i > 0 && (part === '$' || /^\$\[.*\]$/.test(part))
}
