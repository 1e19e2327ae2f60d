import { type BSONRegExp, BSONSymbol } from 'bson'
import { compare, regexParts } from '../../values/compare.ts'
import { missing } from '../../values/path.ts'
import { compilePattern } from '../pattern.ts'
import { isRegex } from './condition.ts'
import { anyAt, type Matcher, type Test } from './leaf.ts'

/** Text that contains the pattern, or an equal regular expression. */
export function matchesRegex(
  path: readonly string[],
  regex: BSONRegExp | string,
  options?: string,
): Matcher {
  return anyAt(path, regexTest(regex, options))
}

export function regexTest(
  regex: BSONRegExp | string,
  options?: string,
): Test {
  const [source, own] =
    typeof regex === 'string' ? [regex, ''] : regexParts(regex)
  const matches = compilePattern(source, options ?? own)
  return value => {
    if (typeof value === 'string') return matches(value)
    if (value === missing) return false
    if (value instanceof BSONSymbol) return matches(value.value)
    return (
      typeof regex !== 'string' &&
      isRegex(value) &&
      compare(value, regex) === 0
    )
  }
}
