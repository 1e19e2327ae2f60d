import * as z from 'zod'

/** A link of the Hypertext Application Language (draft-kelly-json-hal, section 5). */
export const linkSchema = z.strictObject({
  href: z.string(),
  templated: z.boolean().optional(),
})

/** Links by their relation. */
export const linksSchema = z.record(z.string(), linkSchema)
