import { excerptOf } from '@workshop/datasets/posts/excerpt'
import type { Post, WholePost } from '@workshop/datasets/posts/post'
import type {
  PostsModel,
  Recommendation,
  Tags,
  Topic,
} from '@workshop/monolithic/site/models'
import type { Client } from '@workshop/platform/client/client'
import { Problem } from '@workshop/platform/errors'
import { pathOf } from './path.ts'

/** A page of a HAL collection; each resource also carries its links. */
type Page<Name extends string, Item> = {
  pages: number
  total: number
  _embedded: Record<Name, Item[]>
}

const worthy = { score: { $gt: 50 } }
const order = 'upsanddowns,-num_comments,id'
const first = 12

const shown = 'id,title,permalink,url,score,num_comments,likes'
const listed = `${shown},subreddit,author,created_utc,thumbnail`
const searched = `${listed},selftext`

type Searched = Post & Pick<WholePost, 'selftext'>

/** The posts of the REST layer. */
export function createRestPosts(
  rest: Client,
  own: Pick<Tags, 'of'>,
): PostsModel {
  async function find<Item extends object>(
    params: Record<string, string | number>,
  ) {
    type Found = Page<'posts', Item>
    const { data } = await rest.call<Found>('/api/posts', { params })
    return {
      ...data,
      posts: data._embedded.posts.map(post => withoutLinks(post)),
    }
  }

  function best<Item extends object>(
    where: object,
    fields: string,
    page = 1,
  ) {
    return find<Item>({
      where: JSON.stringify(where),
      sort: order,
      page,
      size: first,
      fields,
    })
  }

  async function topics() {
    type Found = Page<'topics', Topic>
    const { data } = await rest.call<Found>('/api/topics')
    return data._embedded.topics
  }

  return {
    async recommend() {
      const { posts } = await best<Recommendation>(worthy, shown)
      return posts.map(post => ({ ...post, score: post.score / 10 }))
    },

    async recommended(topic, page, { user }) {
      const tags = user ? await own.of(user) : []
      const wanted = choices(topic, tags)
      const [counted, ...found] = await Promise.all([
        topics(),
        ...wanted.map(where => best<Post>(where, listed, page)),
      ])
      const posts = found.flatMap(({ posts }) => posts).slice(0, first)
      const { pages, total } =
        topic === null ? { pages: 1, total: posts.length } : found[0]
      return { topics: counted, tags, pages, total, posts }
    },

    async search(query, page) {
      // TODO: ask the collection for a page of the posts that match, with the fields
      // `searched`. The site shows an excerpt of the text, and not the text.
      void [query, page, find<Searched>, searched, excerptOf]
      throw new Problem(501, 'Searching is not written yet')
    },

    async find(id) {
      // TODO: ask for the post at its path. The site expects null where there is none.
      void [id, rest.call<WholePost>, pathOf]
      throw new Problem(501, 'Finding a post is not written yet')
    },
  }
}

/** Preferred posts, then others: two queries, because a collection sorts by fields alone. */
function choices(topic: string | null, tags: string[]) {
  if (topic !== null) return [{ ...worthy, subreddit: topic }]
  if (tags.length === 0) return [worthy]
  return [
    { ...worthy, subreddit: { $in: tags } },
    { ...worthy, subreddit: { $nin: tags } },
  ]
}

function withoutLinks<Item extends object>(item: Item): Item {
  const { _links, ...fields } = item as Item & { _links?: unknown }
  return fields as Item
}
