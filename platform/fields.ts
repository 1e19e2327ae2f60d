import { z } from 'zod'

/** One line of text, trimmed, at most `max` characters, nothing in it that is invisible or that no URL can carry. */
export function line(max: number) {
  return z
    .string()
    .trim()
    .max(max)
    .refine(isPlain, 'must hold no control characters')
}

/** The same, and an empty one counts as none. */
export function optionalLine(max: number) {
  return z
    .union([z.literal('').transform(() => undefined), line(max).min(1)])
    .optional()
}

/** A whole number from 1 to `max`, as a query says it. */
export function count(max: number) {
  return z
    .string()
    .regex(/^[1-9]\d{0,6}$/, 'must be a whole number from 1 on')
    .transform(Number)
    .pipe(z.number().max(max))
}

/** The number of a page; the first unless told otherwise. */
export const page = count(9_999_999).default(1)

/** Half of a surrogate pair (`Cs`) is what no URL can carry. */
function isPlain(text: string) {
  return !/[\p{Cc}\p{Cs}]/u.test(text)
}
