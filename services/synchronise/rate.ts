/** The changes delivered in one window of time, by number, and in the one before it. */
export type Window = { number: number; changes: number; before: number }

const windowSeconds = 5

const numberAt = (now: number) => Math.floor(now / 1000 / windowSeconds)

export function countIn(
  last: Window | undefined,
  changes: number,
  now = Date.now(),
): Window {
  const { number, before, changes: so } = moveTo(last, now)
  return { number, before, changes: so + changes }
}

/** Changes a second, in the last window that is over. */
export function rateOf(last: Window | undefined, now = Date.now()) {
  return moveTo(last, now).before / windowSeconds
}

function moveTo(last: Window | undefined, now: number): Window {
  const number = numberAt(now)
  if (last?.number === number) return last
  const before = last?.number === number - 1 ? last.changes : 0
  return { number, changes: 0, before }
}
