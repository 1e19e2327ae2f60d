import { type Collection, MongoBulkWriteError } from 'mongodb'
import type { ImportedDocument } from './to-post.ts'

export type Posts = Collection<ImportedDocument>

export type Written = {
  inserted: number
  updated: number
  unchanged: number
  refused: { post: ImportedDocument; reason: string }[]
}

/**
 * Writes posts that differ in (`source`, `id`). It tries to insert them all
 * or, with `looksFirst`, only those that are not stored yet. It compares the
 * stored ones and updates those that differ.
 */
export async function writePosts(
  collection: Posts,
  posts: ImportedDocument[],
  looksFirst: boolean,
): Promise<Written> {
  const present = looksFirst ? await findSame(collection, posts) : new Map()
  const missing = posts.filter(post => !present.has(keyOf(post)))
  const rejected = await insert(collection, missing)

  const late = await findSame(collection, rejected)
  const known = new Map([...present, ...late])
  const refused = rejected
    .filter(post => !known.has(keyOf(post)))
    .map(refuse)
  const changed = posts.filter(post =>
    differs(post, known.get(keyOf(post))),
  )
  await update(collection, changed)

  const inserted = missing.length - rejected.length
  const updated = changed.length
  const unchanged = known.size - updated
  return { inserted, updated, unchanged, refused }
}

export function keyOf({ source, id }: { source: string; id: string }) {
  return `${source}\n${id}`
}

async function findSame(collection: Posts, posts: ImportedDocument[]) {
  const found = new Map<string, ImportedDocument>()
  for (const source of new Set(posts.map(post => post.source))) {
    const ids = posts.filter(post => post.source === source).map(p => p.id)
    const same = collection.find({ source, id: { $in: ids } })
    for await (const post of same) found.set(keyOf(post), post)
  }
  return found
}

/** Returns the posts that were not inserted because their key was there. */
async function insert(collection: Posts, posts: ImportedDocument[]) {
  if (posts.length === 0) return []
  try {
    await collection.insertMany(posts, { ordered: false })
    return []
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError)) throw error
    const errors = [error.writeErrors].flat()
    if (errors.length === 0 || errors.some(({ code }) => code !== 11000))
      throw error
    return errors.map(({ index }) => posts[index])
  }
}

function differs(
  post: ImportedDocument,
  known: ImportedDocument | undefined,
) {
  if (!known) return false
  const { _id, ...fields } = post
  return Object.entries(fields).some(
    ([field, value]) => known[field as keyof ImportedDocument] !== value,
  )
}

async function update(collection: Posts, posts: ImportedDocument[]) {
  if (posts.length === 0) return
  const operations = posts.map(({ _id, ...fields }) => ({
    updateOne: {
      filter: { source: fields.source, id: fields.id },
      update: { $set: fields },
    },
  }))
  await collection.bulkWrite(operations, { ordered: false })
}

function refuse(post: ImportedDocument) {
  return { post, reason: `has the _id ${post._id} of another post` }
}
