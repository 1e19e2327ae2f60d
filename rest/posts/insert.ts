import type { ImportedDocument } from '@workshop/datasets/posts/imported-post'
import { type FieldError, Problem } from '@workshop/platform/errors'
import { MongoBulkWriteError } from 'mongodb'
import type { Posts } from './store.ts'

/** Inserts all of them or, where an id is taken, none and throws 409 with one entry for each. */
export async function insertAll(
  posts: Posts,
  documents: ImportedDocument[],
) {
  const taken = await findTaken(posts, documents)
  if (taken.length > 0) throw conflict(taken)
  try {
    await posts.insertMany(documents)
  } catch (error) {
    if (!(error instanceof MongoBulkWriteError) || error.code !== 11000)
      throw error
    // Another client took an id meanwhile: the posts before it are removed again.
    await remove(posts, documents.slice(0, error.insertedCount))
    throw conflict([toError(documents, error.insertedCount)], error)
  }
}

async function findTaken(posts: Posts, documents: ImportedDocument[]) {
  const keys = documents.map(({ _id }) => _id)
  const found = posts.find({ _id: { $in: keys } })
  const taken = new Set<string>()
  for await (const { _id } of found.project({ _id: 1 }))
    taken.add(String(_id))

  const errors: FieldError[] = []
  documents.forEach(({ _id }, index) => {
    if (taken.has(String(_id))) errors.push(toError(documents, index))
    taken.add(String(_id))
  })
  return errors
}

async function remove(posts: Posts, documents: ImportedDocument[]) {
  const keys = documents.map(({ _id }) => _id)
  await posts.deleteMany({ _id: { $in: keys } })
}

function toError(documents: ImportedDocument[], index: number): FieldError {
  const field = documents.length > 1 ? `${index}.id` : 'id'
  return { field, message: `${documents[index]._id} is taken` }
}

/** RFC 9110, section 15.5.10. */
function conflict(errors: FieldError[], cause?: unknown) {
  return new Problem(409, 'The id is taken', { errors, cause })
}
