import * as z from 'zod'

const share = z.int().min(0).max(1_000_000)

/** At least one version has to have a share. */
const anyWeights = z
  .record(z.string(), share)
  .refine(
    weights => Object.values(weights).some(each => each > 0),
    'at least one version must have a share above 0',
  )

/** Weights of a service with these versions; any other version is refused. */
export function weightsOf(service: string, versions: string[]) {
  return anyWeights.superRefine((weights, context) => {
    for (const version of Object.keys(weights))
      if (!versions.includes(version))
        context.addIssue({
          code: 'custom',
          path: [version],
          message: `there is no such version of ${service}, only ${versions.join(' and ')}`,
        })
  })
}

export type WeightsSchema = ReturnType<typeof weightsOf>
