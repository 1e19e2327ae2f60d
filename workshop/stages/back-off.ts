const first = 100
const longest = 5000
/** Who ran this long is no longer in trouble. */
const well = 10_000

/** How long to wait before the next try, in milliseconds: twice as long each time; from the beginning after it `ran` well. */
export function createBackOff() {
  let next = first
  return function pauseAfter(ran: number) {
    if (ran >= well) next = first
    const pause = next
    next = Math.min(next * 2, longest)
    return pause
  }
}
