import type { Request } from 'express'

/** What a service does, apart from how it answers. */
export type Verb<Input extends { user: string }> = {
  /** The one word: `share`. */
  name: string
  /** Creates the indexes that its own queries read. */
  prepare?(): Promise<unknown>
  /** Reads and checks a request. Throws ZodError or Problem. */
  read(req: Request): Input
  /**
   * Does all of it; a second attempt with the same key changes nothing more.
   * Rejects when the signal aborts.
   */
  perform(input: Input, attempt: Attempt): Promise<Result>
  /**
   * Takes back the writes of an unfinished attempt, after a failure or a cancel. It
   * leaves those of a finished one, and may be repeated, too.
   */
  undo(input: Input, key: string): Promise<void>
}

export type Attempt = {
  /** The same for every attempt of one piece of work. */
  key: string
  /** When the work was asked for; the same for every attempt, too. */
  acceptedAt: Date
  signal: AbortSignal
  /** Tells followers how much is done, from 0 to 1; a waiting client has none. */
  report?(progress: number): Promise<unknown>
}

/** Where the result is, as a path of this service. */
export type Result = { location: string }
