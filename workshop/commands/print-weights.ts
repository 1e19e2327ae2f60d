import { variants } from '@workshop/services/manifest'
import type { Weights } from '@workshop/services/weights'

/** A line per version or variant, or the data as JSON. */
export function printWeights(
  service: string,
  weights: Weights,
  json = false,
) {
  if (json) return console.log(JSON.stringify(weights))
  const total = Object.values(weights).reduce((sum, each) => sum + each, 0)
  for (const [choice, share] of Object.entries(weights))
    console.log(
      `${service}${variants.includes(choice) ? '-' : '@'}${choice}  ${share} of ${total}${total > 0 ? ` (${Math.round((100 * share) / total)} %)` : ''}`,
    )
}
