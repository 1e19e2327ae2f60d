import * as z from 'zod'

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
