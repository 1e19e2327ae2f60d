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

/** Latin letters and digits joined by `_`, at most 50 characters, as reddit does. */
export function slugify(title: string) {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? []
  return words.join('_').slice(0, 50).replace(/_+$/, '') || '_'
}

export function linkTo(subreddit: string, id: string, title: string) {
  return `/r/${subreddit}/comments/${id}/${slugify(title)}/`
}
