import { toProblem } from '@workshop/platform/errors'
import type { Request, Response } from 'express'

declare global {
  namespace Express {
    interface Locals {
      /** The parts that this page does without, in words. */
      unavailable?: string[]
    }
  }
}

/**
 * A part that the page can do without. While its upstream is unavailable
 * the page shows `instead` and a note; any other error is thrown.
 */
export async function orFallback<Part>(
  { req, res }: { req: Request; res: Response },
  what: string,
  part: Promise<Part>,
  instead: Part,
): Promise<Part> {
  try {
    return await part
  } catch (error) {
    if (toProblem(error).status !== 503) throw error
    req.log?.warn({ err: error }, `${what} unavailable`)
    noteUnavailable(res, what)
    return instead
  }
}

export function noteUnavailable({ locals }: Response, what: string) {
  locals.unavailable = [...(locals.unavailable ?? []), what]
}
