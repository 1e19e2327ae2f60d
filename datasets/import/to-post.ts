import { ObjectId } from 'mongodb'
import { type ImportedPost, linkTo } from '../posts/imported-post.ts'
import { createPostId } from '../posts/post-id.ts'
import { BadRecord } from './errors.ts'
import {
  type Fields,
  toBoolean,
  toInteger,
  toSeconds,
  toText,
} from './values.ts'

/** An imported post as it is stored. */
export type ImportedDocument = { _id: ObjectId } & ImportedPost

/** Makes a post document of a reddit link's fields, in any type that exporters give them; throws BadRecord. */
export function toPost(
  fields: Fields,
  defaultSource: string,
): ImportedDocument {
  const text = (field: string) => toText(fields[field], field)
  const title = text('title')
  if (!title?.trim()) throw new BadRecord(`has no title${hint(fields)}`)

  const source = text('source') || defaultSource
  const id = findId(fields)
  const subreddit = text('subreddit') || 'unknown'
  const selftext = text('selftext') ?? ''
  const place = locate(fields, subreddit, id, title, selftext !== '')
  const created_utc =
    toSeconds(fields.created_utc ?? fields.created, 'created_utc') ?? 0

  const view_count = toInteger(fields.view_count, 'view_count')

  return {
    _id: toObjectId(fields._id) ?? createPostId(source, id),
    source,
    id,
    name: `t3_${id}`,
    title,
    author: text('author') || '[deleted]',
    subreddit,
    subreddit_id: text('subreddit_id') ?? '',
    ...countVotes(fields),
    num_comments: toInteger(fields.num_comments, 'num_comments') ?? 0,
    created_utc,
    ...place,
    thumbnail: text('thumbnail') || (place.is_self ? 'self' : 'default'),
    selftext,
    over_18: toBoolean(fields.over_18, 'over_18'),
    edited: toEdited(fields.edited, created_utc),
    distinguished: text('distinguished') || null,
    link_flair_text: text('link_flair_text') || null,
    author_flair_text: text('author_flair_text') || null,
    ...(view_count !== undefined && { view_count }),
  }
}

function hint(fields: Fields) {
  return 'body' in fields ? ' (it looks like a comment)' : ''
}

function findId(fields: Fields) {
  const name = toText(fields.name, 'name')?.replace(/^t3_/, '')
  const _id = toText(fields._id, '_id')
  const id = toText(fields.id, 'id')?.replace(/^t3_/, '') || name || _id
  if (id) return id
  throw new BadRecord('has no id')
}

function toObjectId(value: unknown) {
  const hex = value === undefined ? '' : (toText(value, '_id') ?? '')
  return /^[0-9a-f]{24}$/i.test(hex)
    ? ObjectId.createFromHexString(hex)
    : undefined
}

/** Reddit hides `downs`; a missing count follows from score = ups - downs. */
function countVotes(fields: Fields) {
  const given = {
    score: toInteger(fields.score, 'score'),
    ups: toInteger(fields.ups, 'ups'),
    downs: toInteger(fields.downs, 'downs'),
  }
  const score = given.score ?? (given.ups ?? 0) - (given.downs ?? 0)
  const downs = given.downs ?? Math.max(0, (given.ups ?? 0) - score, -score)
  return { score, ups: given.ups ?? score + downs, downs }
}

function locate(
  fields: Fields,
  subreddit: string,
  id: string,
  title: string,
  hasText: boolean,
) {
  const link = toText(fields.permalink, 'permalink')
  const permalink =
    link?.replace(/^https?:\/\/[^/]+/, '') || linkTo(subreddit, id, title)
  const url = toText(fields.url, 'url') || permalink
  const is_self =
    'is_self' in fields ? toBoolean(fields.is_self, 'is_self') : hasText
  const domain =
    toText(fields.domain, 'domain') ||
    (is_self ? `self.${subreddit}` : host(url))
  return { permalink, url, domain, is_self }
}

function host(url: string) {
  return URL.canParse(url) ? new URL(url).hostname : ''
}

/** False, or seconds; an old `true` does not say when, so it was at once. */
function toEdited(value: unknown, created: number): number | false {
  const text = String(value ?? 'false').toLowerCase()
  if (text === 'false' || text === '') return false
  if (text === 'true') return created
  return toSeconds(value, 'edited') || false
}
