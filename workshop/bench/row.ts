/** A figure beside its limit, both from the same run. */
export type Measured = {
  name: string
  /** A rate, a time or a size. */
  value: number
  unit: string
  beside: string
  limit: number
  /** What the ratio must be, as `≥ 1.0`. */
  target?: string
  /** Milliseconds. */
  p50?: number
  p99?: number
}

export type Row = Measured & {
  group: string
  /** `value / limit`. */
  ratio: number
  /** The machine's load average when the row was measured. */
  load: number
}

/** What a benchmark is handed. */
export type Bench = {
  report(measured: Measured): void
  /** Reports what must not exceed a limit. */
  reportWithin(
    limit: number,
    unit: string,
    name: string,
    value: number,
  ): void
  /** Runs after the benchmark; the last one is the first to run. */
  after(act: () => Promise<unknown>): void
  /** Empty, and removed after the benchmark. */
  folder: string
}
