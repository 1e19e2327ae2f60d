import {
  type Client,
  UpstreamUnavailable,
} from '@workshop/platform/client/client'
import * as z from 'zod'

const answer = z.object({ tags: z.array(z.string()) })

type Found = { tags: string[]; unavailable?: ['tag'] }

/** A user's tags from the service `tag`; while it is unavailable, none and a note. */
export async function tagsOf(tag: Client, user: string): Promise<Found> {
  try {
    const path = `/users/${encodeURIComponent(user)}/tags`
    const { status, data } = await tag.call(path)
    return status === 404 ? { tags: [] } : answer.parse(data)
  } catch (error) {
    if (error instanceof UpstreamUnavailable || error instanceof z.ZodError)
      return { tags: [], unavailable: ['tag'] }
    throw error
  }
}
