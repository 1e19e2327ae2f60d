import * as z from 'zod'

/** RFC 9457, with one entry for each invalid field. */
export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  errors: z
    .array(z.strictObject({ field: z.string(), message: z.string() }))
    .optional(),
})

/** The schemas that check requests and type answers, as JSON Schema. */
export function describeSchemas(named: Record<string, z.ZodType>) {
  const registry = z.registry<{ id: string }>()
  for (const [id, schema] of Object.entries(named))
    registry.add(schema, { id })

  const { schemas } = z.toJSONSchema(registry, { uri: refTo, io: 'input' })
  const described = Object.entries(schemas).map(([name, schema]) => {
    const { $schema, $id, ...rest } = schema as Record<string, unknown>
    return [name, rest]
  })
  return Object.fromEntries(described)
}

export function refTo(name: string) {
  return `#/components/schemas/${name}`
}
