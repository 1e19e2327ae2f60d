/** The same slow job, answered in three ways. */
export const ways = ['blocking', 'waiting', 'redirecting'] as const

export type Way = (typeof ways)[number]

/** A way's process sends it to the lab every `heartbeatMs`. */
export type Heartbeat = {
  /** The event loop's longest delay since the last one, in milliseconds. */
  lagMs: number
  /** Jobs done since the start. */
  done: number
}

export const heartbeatMs = 200
