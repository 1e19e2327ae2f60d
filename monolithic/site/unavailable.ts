import { toProblem } from '@workshop/platform/errors'
import type { Request, Response } from 'express'

declare global {
  namespace Express {
    interface Locals {
      /** What this page does without, in words. */
      unavailable?: string[]
    }
  }
}

/**
 * A part that the page can do without: `instead`, and a note on the page,
 * where whoever answers for it does not. Every other error stays one.
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
    miss(res, what)
    return instead
  }
}

export function miss({ locals }: Response, what: string) {
  locals.unavailable = [...(locals.unavailable ?? []), what]
}
