import { z } from 'zod'

/** One line of text, trimmed, at most `max` characters, nothing invisible in it. */
export function line(max: number) {
  return z
    .string()
    .trim()
    .max(max)
    .refine(isPlain, 'must hold no control characters')
}

/** Text that no URL can carry (a lone half of a surrogate pair) is not plain either. */
function isPlain(text: string) {
  return !/[\p{Cc}\p{Cs}]/u.test(text)
}

/** A checkbox as browsers send it or as JSON says it; absent means off. */
export const checkbox = z
  .union([
    z.boolean(),
    z.stringbool({
      truthy: ['on', 'true', '1'],
      falsy: ['off', 'false', '0', ''],
    }),
  ])
  .default(false)

/** A form that changes something: its own fields, the token, and no others. */
export function form<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject({ ...shape, _csrf: z.string().optional() })
}
