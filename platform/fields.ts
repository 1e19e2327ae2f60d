import * as z from 'zod'

/** One trimmed line of at most `max` characters; a URL cannot carry half a surrogate pair. */
export function line(max: number) {
  return z
    .string()
    .trim()
    .max(max)
    .refine(isPlain, 'must hold no control characters')
}

/** The same; an empty line counts as absent. */
export function optionalLine(max: number) {
  return z
    .union([z.literal('').transform(() => undefined), line(max).min(1)])
    .optional()
}

/** A list in a query, with commas between its parts; an empty text has none. */
export const commaSeparated = z
  .string()
  .transform(text => (text === '' ? [] : text.split(',')))

/** Up to `max` ids in a query. */
export function idList(max: number) {
  const ids = z.array(line(64).min(1)).max(max)
  return commaSeparated.refine(
    list => ids.safeParse(list).success,
    `must be at most ${max} ids of 1 to 64 characters, separated by commas`,
  )
}

/** A whole number from 1 to `max`, in a query. */
export function count(max: number) {
  return z
    .string()
    .regex(/^[1-9]\d{0,6}$/, 'must be a whole number from 1 on')
    .transform(Number)
    .pipe(z.number().max(max))
}

/** The number of a page; 1 by default. */
export const pageNumber = count(9_999_999).default(1)

/**
 * The name of a user or a topic. Two names that look alike would be two users,
 * so it holds nothing invisible; a URL would lose `.` and `..`.
 */
export function name(max: number) {
  return line(max)
    .min(1)
    .refine(isUnformatted, 'must hold no formatting characters')
    .refine(isVisible, 'must hold something visible')
    .refine(text => !/^\.\.?$/.test(text), 'must not be . or ..')
}

function isPlain(text: string) {
  return !/[\p{Cc}\p{Cs}]/u.test(text)
}

/** Joins the parts of one emoji, such as a family. */
const emojiJoiner =
  /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}]\uFE0F?)\u200D(?=\p{Extended_Pictographic})/gu

/** Formatting characters are invisible, or change the direction or the end of a line. */
function isUnformatted(text: string) {
  return !/[\p{Cf}\p{Zl}\p{Zp}]/u.test(text.replace(emojiJoiner, ''))
}

/** Some letters are drawn as nothing, such as U+3164; U+2800 is a blank of Braille. */
function isVisible(text: string) {
  return /[^\p{Default_Ignorable_Code_Point}\p{Z}\u2800]/u.test(text)
}
