import { isLoopbackName } from '@workshop/platform/loopback'
import { InvalidArgumentError } from 'commander'

/** An address of this machine: a load sent elsewhere is an attack. */
export function readTarget(text: string) {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url?.protocol !== 'http:')
    throw new InvalidArgumentError(
      'Give an address such as http://localhost:5000/',
    )
  if (!isLoopbackName(url.hostname))
    throw new InvalidArgumentError(
      'Load is only sent to this machine. Give an address such as http://localhost:5000/',
    )
  return url.href
}

/** Reads a whole number within these limits. */
export function wholeNumber(min: number, max: number) {
  return (text: string) => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= min && value <= max) return value
    throw new InvalidArgumentError(
      `Give a whole number from ${min} to ${max}.`,
    )
  }
}

/** Adds a header to those given before. */
export function addHeader(
  text: string,
  before: Record<string, string> = {},
) {
  const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(text) ?? []
  if (!name)
    throw new InvalidArgumentError("Give it as in 'Prefer: wait=5'.")
  return { ...before, [name.toLowerCase()]: value }
}

export function readMethod(text: string) {
  if (/^[a-z]+$/i.test(text)) return text.toUpperCase()
  throw new InvalidArgumentError('Give a method such as POST.')
}
