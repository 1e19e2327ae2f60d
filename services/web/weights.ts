import type { Weights } from '@workshop/services/weights'

/** Versions in the order to try them: one drawn by weight, then the others that have a share. */
export function draw(weights: Weights, random = Math.random()) {
  const shares = Object.entries(weights).filter(([, share]) => share > 0)
  const total = shares.reduce((sum, [, share]) => sum + share, 0)

  let left = random * total
  const drawn = shares.findIndex(([, share]) => {
    left -= share
    return left < 0
  })
  const [first] = shares.splice(Math.max(drawn, 0), 1)
  return [first, ...shares].map(([version]) => version)
}
