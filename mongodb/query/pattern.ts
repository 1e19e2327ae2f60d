import { createContext, Script } from 'node:vm'
import { MongoError } from '../errors.ts'
import { translate } from './pattern/translate.ts'

const maxLength = 32_764
const slowAfterMs = 20
const timeoutMs = 200

/** A PCRE pattern with MongoDB's options (i, m, s, x, u) in JavaScript. Invalid → 51091. */
export function toRegExp(
  source: string,
  options: string,
  more = '',
): RegExp {
  if (source.length > maxLength) {
    throw invalid('Regular expression is too long', 51091)
  }
  const bad = /[^imsxu]/.exec(options)
  if (bad) {
    throw invalid(`invalid flag in regex options: ${bad[0]}`, 51108)
  }
  const { pattern, flags } = translate(source, options)
  try {
    return new RegExp(pattern, `${flags}u${more}`)
  } catch {
    return withoutUnicode(pattern, flags + more)
  }
}

/** Unicode mode refuses needless escapes such as `\-`; PCRE does not. */
function withoutUnicode(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags)
  } catch (error) {
    const { message } = error as Error
    throw invalid(`Regular expression is invalid: ${message}`, 51091)
  }
}

function invalid(message: string, code: number): MongoError {
  return new MongoError(`Location${code}`, message)
}

/**
 * Whether a text contains the pattern. Patterns that can take exponential
 * time, and any that once took long, run under a time limit.
 */
export function compilePattern(
  source: string,
  options: string,
): (text: string) => boolean {
  const regex = toRegExp(source, options)
  let isSlow = canExplode(source)
  const isSteep = (source.match(/[+*]|,\}/g) ?? []).length > 1
  return text => {
    if (isSlow || (isSteep && text.length > 500)) {
      return testWithin(regex, text)
    }
    const start = performance.now()
    const matches = regex.test(text)
    isSlow = performance.now() - start > slowAfterMs
    return matches
  }
}

/** A repeated group with a choice or a repetition before its end. */
function canExplode(source: string): boolean {
  return /[+*?|{][\s\S]*\)[+*{]/.test(source)
}

const sandbox = createContext({ regex: /x/, text: '' })
const script = new Script('regex.test(text)')

function testWithin(regex: RegExp, text: string): boolean {
  Object.assign(sandbox, { regex, text })
  try {
    return script.runInContext(sandbox, { timeout: timeoutMs })
  } catch {
    const message = 'Regular expression takes too long on this text'
    throw new MongoError('BadValue', message)
  }
}
