import type { Post, WholePost } from '@workshop/datasets/posts/post'
import type {
  Models,
  Reader,
  Recommendation,
  Recommended,
  Results,
} from '@workshop/monolithic/site/models'
import type { Client } from '@workshop/platform/client/client'
import { Problem } from '@workshop/platform/errors'
import { pathOf } from './path.ts'

export type Clients = Record<
  'list' | 'search' | 'recommend' | 'tag' | 'picture',
  Client
>

/** Pictures wait for their turn; no page waits for them. */
const pictureTimes = { deadlineMs: 8000, tryTimeoutMs: 500 }

type RecommendParams = {
  topic?: string
  page?: number
  user?: string
  without?: string
}

/** The site's models, each on the service of its verb. */
export function createModels(services: Clients): Models {
  const { list, search, recommend, tag, picture } = services

  async function recommended(
    params: RecommendParams,
  ): Promise<Recommended> {
    // TODO: ask `recommend` for /recommendations with these parameters.
    void [recommend, params]
    throw new Problem(501, 'Not written yet')
  }

  async function change(method: 'PUT' | 'DELETE', ...names: string[]) {
    const [user, name] = names
    const path = pathOf('users', user, 'tags', name)
    if (path) await tag.call(path, { method })
  }

  return {
    posts: {
      async recommend(reader) {
        const { posts } = await recommended({ without: hiddenOf(reader) })
        return posts.map(toRecommendation)
      },

      async recommended(topic, page, reader) {
        // TODO: the same function, for a topic or a user.
        void [topic, page, reader]
        return recommended({})
      },

      async search(q, page, reader): Promise<Results> {
        // TODO: ask `search` for this page, without the posts that the reader has hidden.
        void [search, q, page, reader]
        throw new Problem(501, 'Not written yet')
      },

      async find(id): Promise<WholePost | null> {
        // TODO: ask `list` for the post; null where there is none.
        void [list, id]
        throw new Problem(501, 'Not written yet')
      },
    },

    tags: {
      async of(user) {
        const path = pathOf('users', user, 'tags')
        if (!path) return []
        const { data } = await tag.call<{ tags: string[] }>(path)
        return data.tags
      },
      add: (user, name) => change('PUT', user, name),
      remove: (user, name) => change('DELETE', user, name),
    },

    pictures: {
      async resize(id, width, type) {
        const path = pathOf('pictures', id)
        if (!path) return null
        const { status, data } = await picture.call<Buffer>(path, {
          params: { width },
          headers: { accept: type },
          responseType: 'arraybuffer',
          ...pictureTimes,
        })
        return status === 404 ? null : data
      },
    },
  }
}

/** The ids of the posts to leave out; absent where there are none. */
function hiddenOf({ hidden = [] }: Reader) {
  return hidden.length > 0 ? hidden.join(',') : undefined
}

function toRecommendation(post: Post): Recommendation {
  const { id, title, permalink, url, score, num_comments, likes } = post
  return {
    id,
    title,
    permalink,
    url,
    score: score / 10,
    num_comments,
    ...(likes && { likes }),
  }
}
