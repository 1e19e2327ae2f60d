/** One measured thing beside its limit, both from the same run. */
export type Row = {
  group: string
  name: string
  /** The thing's own rate or time. */
  value: number
  unit: string
  beside: string
  limit: number
  /** `value / limit`: of rates, 1 is as fast as the limit; of times, as slow. */
  ratio: number
  /** Milliseconds. */
  p50?: number
  p99?: number
}

export type Report = (row: Row) => void

export function median(values: number[]) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  if (sorted.length % 2 === 1) return sorted[middle]
  return (sorted[middle - 1] + sorted[middle]) / 2
}

/**
 * Takes both in turn, A B A B …, because the machine's speed drifts:
 * the ratio is the median of the rounds' own ratios.
 */
export async function inTurn(
  rounds: number,
  a: () => Promise<number>,
  b: () => Promise<number>,
) {
  const values: number[] = []
  const limits: number[] = []
  for (let round = 0; round < rounds; round++) {
    values.push(await a())
    limits.push(await b())
  }
  return {
    value: median(values),
    limit: median(limits),
    ratio: median(values.map((value, round) => value / limits[round])),
  }
}

/** Calls per second of `act`, `lanes` at once, for about `seconds`. */
export async function rate(
  act: () => Promise<unknown>,
  seconds = 0.5,
  lanes = 1,
) {
  const began = performance.now()
  const end = began + seconds * 1000
  let calls = 0
  const lane = async () => {
    while (performance.now() < end) {
      await act()
      calls++
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return (calls / (performance.now() - began)) * 1000
}
