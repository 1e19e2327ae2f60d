import { BadRecord } from './errors.ts'
import { htmlToText } from './html-to-text.ts'
import { type Fields, toSeconds } from './values.ts'

/** Only questions have a title; answers and the rest of a dump are no posts. */
export function isQuestion(row: Fields) {
  return row.PostTypeId === undefined || row.PostTypeId === '1'
}

/** A question of a Stack Exchange `Posts.xml` in the fields of a reddit link. */
export function fromStackExchange(row: Fields, source: string): Fields {
  const tags = String(row.Tags ?? '').match(/[^<>|]+/g) ?? []
  const id = String(row.Id ?? '')
  if (!/^\d+$/.test(id)) throw new BadRecord('has no Id')
  const path = `/questions/${id}`
  const isHost = source.includes('.')
  return {
    source,
    id,
    title: row.Title,
    author: row.OwnerDisplayName ?? nameOwner(row.OwnerUserId),
    subreddit: tags[0],
    link_flair_text: tags.join(', '),
    score: row.Score,
    view_count: row.ViewCount,
    num_comments: row.CommentCount,
    created_utc: row.CreationDate,
    edited: toSeconds(row.LastEditDate, 'LastEditDate') ?? false,
    selftext: htmlToText(String(row.Body ?? '')),
    is_self: true,
    permalink: path,
    url: isHost ? `https://${source}${path}` : path,
    domain: source,
  }
}

function nameOwner(id: unknown) {
  return id === undefined ? undefined : `user${id}`
}
