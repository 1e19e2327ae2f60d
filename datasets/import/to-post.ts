import {
  completePost,
  type ImportedDocument,
} from '../posts/imported-post.ts'
import { keyOf } from '../posts/key.ts'
import { createPostId } from '../posts/post-id.ts'
import { BadRecord } from './errors.ts'
import {
  type Fields,
  toBoolean,
  toInteger,
  toSeconds,
  toText,
} from './values.ts'

/** A document of a reddit link's fields, in any type that exporters write; throws BadRecord. */
export function toPost(
  fields: Fields,
  defaultSource: string,
): ImportedDocument {
  const text = (field: string) => toText(fields[field], field) || undefined
  const integer = (field: string) => toInteger(fields[field], field)
  const title = text('title')
  if (!title?.trim()) throw new BadRecord(`has no title${hint(fields)}`)

  const source = text('source') ?? defaultSource
  const id = findId(fields)
  const created_utc =
    toSeconds(fields.created_utc ?? fields.created, 'created_utc') ?? 0
  const post = completePost({
    source,
    id,
    title,
    author: text('author'),
    subreddit: text('subreddit'),
    subreddit_id: text('subreddit_id'),
    score: integer('score'),
    ups: integer('ups'),
    downs: integer('downs'),
    num_comments: integer('num_comments'),
    created_utc,
    permalink:
      text('permalink')?.replace(/^https?:\/\/[^/]+/, '') || undefined,
    url: text('url'),
    domain: text('domain'),
    thumbnail: text('thumbnail'),
    selftext: text('selftext'),
    is_self:
      'is_self' in fields
        ? toBoolean(fields.is_self, 'is_self')
        : undefined,
    over_18: toBoolean(fields.over_18, 'over_18'),
    edited: toEdited(fields.edited, created_utc),
    distinguished: text('distinguished'),
    link_flair_text: text('link_flair_text'),
    author_flair_text: text('author_flair_text'),
    view_count: integer('view_count'),
  })
  const given = text('_id') ?? ''
  const isObjectId = /^[0-9a-f]{24}$/i.test(given)
  return {
    _id: isObjectId ? keyOf(given) : createPostId(source, id),
    ...post,
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

/** False, or seconds; an old `true` names no time, so it counts as the creation's. */
function toEdited(value: unknown, created: number): number | false {
  const text = String(value ?? 'false').toLowerCase()
  if (text === 'false' || text === '') return false
  if (text === 'true') return created
  return toSeconds(value, 'edited') || false
}
