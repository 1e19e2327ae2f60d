import { power, type Random } from './random.ts'

// Round numbers that several posts share, so that every order has ties to break.
const shared = [
  0, 1, 49, 50, 51, 52, 64, 100, 128, 365, 777, 1234, 4321, 9001,
]

/** Log-normal scores and comments; `score` is always `ups - downs`. */
export function castVotes(random: Random, isPicture: boolean) {
  const fame = (isPicture ? 7.6 : 4.6) + 2.5 * stretch(random.bell())
  if (random.chance(0.04)) return share(random)

  const talk = 0.4 + 0.55 * fame + 1.2 * random.bell()
  const ups = toCount(fame)
  const downs = Math.floor(ups * dislike(random))
  return { score: ups - downs, ups, downs, num_comments: toCount(talk) }
}

/** The famous are more famous than a normal curve says. */
function stretch(deviation: number) {
  return deviation + Math.max(0, deviation - 1) / 4
}

function share(random: Random) {
  const score = random.pick(shared)
  const downs = random.pick([0, 3, 20])
  const num_comments = random.pick([0, 12, 340])
  return { score, ups: score + downs, downs, num_comments }
}

/** Mostly a few percent; one post in thirty is disliked by most. */
function dislike(random: Random) {
  if (random.chance(0.03)) return 1 + random.unit()
  return random.unit() * random.unit() * 0.5
}

function toCount(exponent: number) {
  return Math.max(0, Math.floor(power(exponent)) - 1)
}
