import { linkTo } from '@workshop/datasets/posts/imported-post'
import { keyOf } from '@workshop/datasets/posts/key'
import { ObjectId } from 'mongodb'
import type { Stored } from './document.ts'
import type { NewPost } from './schema.ts'

/** The document of a new post: what is not given is what the importers would make of it. */
export function toDocument(given: NewPost, now = Date.now()): Stored {
  const _id = given.id === undefined ? new ObjectId() : keyOf(given.id)
  const id = shortIdOf(_id)
  const { subreddit = 'unknown', selftext = '', title } = given
  const is_self = selftext !== ''
  const permalink = given.permalink ?? linkTo(subreddit, id, title)
  const url = given.url ?? permalink
  return {
    _id,
    source: 'api',
    id,
    name: `t3_${id}`,
    title,
    author: given.author ?? '[deleted]',
    subreddit,
    subreddit_id: '',
    ...countVotes(given),
    num_comments: given.num_comments ?? 0,
    created_utc: given.created_utc ?? Math.floor(now / 1000),
    permalink,
    url,
    domain: given.domain ?? (is_self ? `self.${subreddit}` : hostOf(url)),
    is_self,
    thumbnail: given.thumbnail ?? (is_self ? 'self' : 'default'),
    selftext,
    over_18: false,
    edited: false,
    distinguished: null,
    link_flair_text: null,
    author_flair_text: null,
  }
}

/** Reddit's ids are numbers in base 36. */
function shortIdOf(_id: ObjectId | string) {
  if (typeof _id === 'string') return _id
  return BigInt(`0x${_id.toHexString()}`).toString(36)
}

/** score = ups - downs, whichever of them are given. */
function countVotes({ score, ups, downs }: NewPost) {
  const sum = score ?? (ups ?? 0) - (downs ?? 0)
  const against = downs ?? Math.max(0, (ups ?? 0) - sum, -sum)
  return { score: sum, ups: ups ?? sum + against, downs: against }
}

function hostOf(url: string) {
  return URL.canParse(url) ? new URL(url).hostname : ''
}
