import { toProblem } from '@workshop/platform/errors'
import type { Request, Response } from 'express'

declare global {
  namespace Express {
    interface Locals {
      /** The unavailable parts of this page, in words. */
      unavailable?: string[]
    }
  }
}

/**
 * An optional part of a page. While its upstream is unavailable the page
 * shows `instead` and a note; any other error is thrown.
 */
export async function orFallback<Part>(
  { req, res }: { req: Request; res: Response },
  name: string,
  part: Part | Promise<Part>,
  instead: Part,
): Promise<Part> {
  try {
    return await part
  } catch (error) {
    if (toProblem(error).status !== 503) throw error
    req.log?.warn({ err: error }, `${name} unavailable`)
    noteUnavailable(res, name)
    return instead
  }
}

export function noteUnavailable({ locals }: Response, name: string) {
  locals.unavailable = [...(locals.unavailable ?? []), name]
}
