import type { Key } from './key.ts'
import type { WholePost } from './post.ts'

/**
 * A post as an import stores it: the fields of a whole post and those that
 * only reddit's data has; https://www.reddit.com/dev/api names them.
 */
export type ImportedPost = WholePost & {
  source: string
  name: string
  subreddit_id: string
  is_self: boolean
  over_18: boolean
  edited: number | false
  distinguished: string | null
  link_flair_text: string | null
  author_flair_text: string | null
  /** Only some sources publish it. */
  view_count?: number
}

/** In MongoDB; `id` is the short id of its source, not the document's. */
export type ImportedDocument = ImportedPost & { _id: Key }

type Given = Pick<ImportedPost, 'source' | 'id' | 'title'> &
  Partial<ImportedPost>

/** The whole post; what is not given follows from the rest. */
export function completePost(given: Given): ImportedPost {
  const { source, id, title, view_count } = given
  const { subreddit = 'unknown', selftext = '' } = given
  const { is_self = selftext !== '' } = given
  const { permalink = linkTo(subreddit, id, title) } = given
  const { url = permalink } = given
  return {
    source,
    id,
    name: `t3_${id}`,
    title,
    author: given.author ?? '[deleted]',
    subreddit,
    subreddit_id: given.subreddit_id ?? '',
    ...completeVotes(given),
    num_comments: given.num_comments ?? 0,
    created_utc: given.created_utc ?? 0,
    permalink,
    url,
    domain: given.domain ?? (is_self ? `self.${subreddit}` : hostOf(url)),
    is_self,
    thumbnail: given.thumbnail ?? (is_self ? 'self' : 'default'),
    selftext,
    over_18: given.over_18 ?? false,
    edited: given.edited ?? false,
    distinguished: given.distinguished ?? null,
    link_flair_text: given.link_flair_text ?? null,
    author_flair_text: given.author_flair_text ?? null,
    ...(view_count !== undefined && { view_count }),
  }
}

/** Reddit hides `downs`; a missing count follows from score = ups - downs. */
function completeVotes({ score, ups, downs }: Partial<ImportedPost>) {
  const sum = score ?? (ups ?? 0) - (downs ?? 0)
  const against = downs ?? Math.max(0, (ups ?? 0) - sum, -sum)
  return { score: sum, ups: ups ?? sum + against, downs: against }
}

/** Latin letters and digits joined by `_`, at most 50 characters, as on reddit. */
export function slugify(title: string) {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? []
  return words.join('_').slice(0, 50).replace(/_+$/, '') || '_'
}

export function linkTo(subreddit: string, id: string, title: string) {
  return `/r/${subreddit}/comments/${id}/${slugify(title)}/`
}

function hostOf(url: string) {
  return URL.canParse(url) ? new URL(url).hostname : ''
}
