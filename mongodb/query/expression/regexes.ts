import type { BSONRegExp } from 'bson'
import { MongoError } from '../../errors.ts'
import { regexParts } from '../../values/compare.ts'
import type { Document } from '../../values/value.ts'
import { isRegex } from '../match/condition.ts'
import { compilePattern, toRegExp } from '../pattern.ts'
import { isNullish } from '../scope.ts'
import { type Argument, withFields } from './arguments.ts'
import type { CompileOperator } from './compile.ts'
import { typeNameOf } from './numbers.ts'

type Apply = (input: string, source: string, options: string) => Argument

/** `$regexMatch`, `$regexFind`, `$regexFindAll`. */
export const regexes: Record<string, CompileOperator> = {
  $regexMatch: onText(false, (input, source, options) =>
    patternOf(source, options)(input),
  ),
  $regexFind: onText(null, (input, source, options) => {
    if (!patternOf(source, options)(input)) return null
    const match = toRegExp(source, options).exec(input)
    return match && describe(match)
  }),
  $regexFindAll: onText([], (input, source, options) => {
    if (!patternOf(source, options)(input)) return []
    const regex = toRegExp(source, options, 'g')
    return [...input.matchAll(regex)].map(describe)
  }),
}

const compiled = new Map<string, (text: string) => boolean>()

/** The pattern may come from each document anew; the last ones are kept. */
function patternOf(source: string, options: string) {
  const key = `${options}/${source}`
  let matches = compiled.get(key)
  if (!matches) {
    if (compiled.size > 100) compiled.clear()
    matches = compilePattern(source, options)
    compiled.set(key, matches)
  }
  return matches
}

function describe(match: RegExpExecArray): Document {
  return {
    match: match[0],
    idx: [...match.input.slice(0, match.index)].length,
    captures: match.slice(1).map(capture => capture ?? null),
  }
}

function onText(
  nothing: boolean | null | [],
  apply: Apply,
): CompileOperator {
  return withFields(
    ['input', 'regex'],
    ['options'],
    ({ input, regex, options }, name) => {
      if (isNullish(regex) || isNullish(input)) return nothing
      if (typeof input !== 'string') {
        const message = `${name} needs 'input' to be of type string`
        throw new MongoError('Location51104', message)
      }
      const [source, own] = partsOf(regex, name)
      const text = typeof options === 'string' ? options : own
      return apply(input, source, text)
    },
  )
}

function partsOf(regex: Argument, name: string): [string, string] {
  if (typeof regex === 'string') return [regex, '']
  if (typeof regex === 'object' && isRegex(regex)) {
    return regexParts(regex as BSONRegExp)
  }
  const message = `${name} needs 'regex' to be of type string or regex, found ${typeNameOf(regex)}`
  throw new MongoError('Location51105', message)
}
