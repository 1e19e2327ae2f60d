import type { Weights } from '@workshop/services/weights'

/**
 * Versions in the order to ask them: one drawn by weight, then the others
 * with a share, then those without.
 */
export function drawOrder(
  versions: string[],
  weights: Weights,
  random = Math.random(),
) {
  const shareOf = (version: string) => weights[version] ?? 0
  const order = versions.toSorted((a, b) => shareOf(b) - shareOf(a))
  const total = order.reduce((sum, version) => sum + shareOf(version), 0)

  let left = random * total
  const drawn = order.findIndex(version => {
    left -= shareOf(version)
    return left < 0
  })
  const [first] = order.splice(Math.max(drawn, 0), 1)
  return [first, ...order]
}
