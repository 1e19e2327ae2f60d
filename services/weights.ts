import { z } from 'zod'

/** Each version's share of the calls, in any unit: `{ '1': 90, '2': 10 }`. */
export type Weights = Record<string, number>

const weight = z.int().min(0).max(1_000_000)

/** At least one version has to have a share. */
export const weights = z
  .record(z.string().regex(/^[1-9]\d?$/, 'must be a version'), weight)
  .refine(
    shares => Object.values(shares).some(share => share > 0),
    'at least one version must have a share above 0',
  )

/** `1:90,2:10` as weights; throws ZodError. */
export function parseWeights(text: string): Weights {
  const pairs = text.split(',').map(pair => {
    const [version, share] = pair.split(':')
    return [version?.trim(), Number(share || Number.NaN)]
  })
  return weights.parse(Object.fromEntries(pairs))
}

/** The inverse of `parseWeights`. */
export function formatWeights(weights: Weights) {
  return Object.entries(weights)
    .map(pair => pair.join(':'))
    .join(',')
}
