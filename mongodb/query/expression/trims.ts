import { MongoError } from '../../errors.ts'
import { isNullish } from '../scope.ts'
import { type Argument, withFields } from './arguments.ts'
import type { CompileOperator } from './compile.ts'
import { typeNameOf } from './numbers.ts'

/** MongoDB's white space: NUL and Unicode's. */
const blank =
  ' \0\t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a'

function trimmer(side: 'both' | 'start' | 'end'): CompileOperator {
  return withFields(
    ['input'],
    ['chars'],
    ({ input, chars = blank }, name) => {
      if (isNullish(input) || isNullish(chars)) return null
      const points = [...trimmable(input, name, 50699)]
      const unwanted = new Set(trimmable(chars, name, 50700))
      let start = 0
      let end = points.length
      if (side !== 'end') while (unwanted.has(points[start])) start++
      if (side !== 'start') {
        while (end > start && unwanted.has(points[end - 1])) end--
      }
      return points.slice(start, end).join('')
    },
  )
}

function trimmable(value: Argument, name: string, code: number): string {
  if (typeof value === 'string') return value
  const what =
    code === 50699 ? 'its input to be a string' : "'chars' to be a string"
  const message = `${name} requires ${what}, got ${typeNameOf(value)} instead.`
  throw new MongoError(`Location${code}`, message)
}

/** `$trim`, `$ltrim`, `$rtrim`. */
export const trims: Record<string, CompileOperator> = {
  $trim: trimmer('both'),
  $ltrim: trimmer('start'),
  $rtrim: trimmer('end'),
}
