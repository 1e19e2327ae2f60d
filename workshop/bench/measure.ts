import type { Bench, Measured } from './row.ts'

/** A rate or a time, with the latencies behind it where they are known. */
export type Sample = Pick<Measured, 'value' | 'p50' | 'p99'>
export type Side = () => Promise<Sample>

/** Measures both sides in turn and reports the ratio of their medians. */
export async function compare(
  { report }: Bench,
  row: Pick<Measured, 'name' | 'unit' | 'beside' | 'target'>,
  rounds: number,
  own: Side,
  beside: Side,
) {
  const [measured, limit] = await inTurn(rounds, [own, beside])
  report({ ...row, ...measured, limit: limit.value })
}

/** Each side's medians, measured as A B A B … because the machine's speed drifts. */
export async function inTurn(rounds: number, sides: Side[]) {
  const samples = sides.map((): Sample[] => [])
  for (let round = 0; round < rounds; round++)
    for (const [index, side] of sides.entries())
      samples[index].push(await side())
  return samples.map(medians)
}

function medians(samples: Sample[]): Sample {
  const of = (key: keyof Sample) =>
    median(samples.map(sample => sample[key] ?? Number.NaN))
  return { value: of('value'), p50: of('p50'), p99: of('p99') }
}

export function median(values: number[]) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  if (sorted.length % 2 === 1) return sorted[middle]
  return (sorted[middle - 1] + sorted[middle]) / 2
}

/** Calls per second of `act` for about `seconds`, `lanes` calls at a time. */
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
  return { value: (calls / (performance.now() - began)) * 1000 }
}

/** Milliseconds of one `act`, and its result. */
export async function time<Result>(act: () => Promise<Result>) {
  const began = performance.now()
  const result = await act()
  return { value: performance.now() - began, result }
}
