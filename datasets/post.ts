/** A reddit link as the workshop stores it; https://www.reddit.com/dev/api names the fields. */
export interface Post {
  source: string
  id: string
  name: string
  title: string
  author: string
  subreddit: string
  subreddit_id: string
  score: number
  ups: number
  downs: number
  num_comments: number
  created_utc: number
  permalink: string
  url: string
  domain: string
  thumbnail: string
  selftext: string
  is_self: boolean
  over_18: boolean
  edited: number | false
  distinguished: string | null
  link_flair_text: string | null
  author_flair_text: string | null
  /** Known only where a site publishes it. */
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
