import { z } from 'zod'

/** One line of text, trimmed, at most `max` characters, nothing in it that is invisible or that no URL can carry. */
export function line(max: number) {
  return z
    .string()
    .trim()
    .max(max)
    .refine(isPlain, 'must hold no control or formatting characters')
    .refine(isVisible, 'must hold something visible')
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

/** The name of a user or a topic; a URL would lose `.` and `..`. */
export function name(max: number) {
  return line(max)
    .min(1)
    .refine(text => !/^\.\.?$/.test(text), 'must not be . or ..')
}

/** Joins the parts of one emoji, such as a family. */
const emojiJoiner =
  /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}]\uFE0F?)\u200D(?=\p{Extended_Pictographic})/gu

/** Controls, changes of direction, ends of lines, and halves of surrogate pairs, which no URL can carry. */
function isPlain(text: string) {
  const rest = text.replace(emojiJoiner, '')
  return !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(rest)
}

/** Some letters are drawn as nothing, such as U+3164; U+2800 is a blank of Braille. */
function isVisible(text: string) {
  return (
    text === '' ||
    /[^\p{Default_Ignorable_Code_Point}\p{Z}\u2800]/u.test(text)
  )
}
