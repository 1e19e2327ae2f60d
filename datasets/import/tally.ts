/** A record that did not become a post: its line or place in the file, and why. */
export type Bad = { number: number; reason: string }

export type Tally = {
  /** Posts read, the bad ones among them. */
  read: number
  inserted: number
  updated: number
  unchanged: number
  /** Records that need not be posts, such as answers. */
  skipped: number
  badCount: number
  /** The first twenty. */
  bad: Bad[]
}

const badLimit = 20

export function createTally(): Tally {
  return {
    read: 0,
    inserted: 0,
    updated: 0,
    unchanged: 0,
    skipped: 0,
    badCount: 0,
    bad: [],
  }
}

export function countBad(tally: Tally, bad: Bad) {
  tally.badCount++
  if (tally.bad.length < badLimit) tally.bad.push(bad)
}

export function describeBad({ number, reason }: Bad) {
  return `record ${number} ${reason}`
}
