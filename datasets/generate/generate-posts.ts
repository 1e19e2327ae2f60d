import { ObjectId } from 'mongodb'
import { generatePost } from './generate-post.ts'

/** The same posts as `generate --count --seed` writes, as documents ready for the driver. */
export function* generatePosts({
  count,
  seed,
}: {
  count: number
  seed: number
}) {
  for (let index = 0; index < count; index++) {
    const { _id, ...post } = generatePost(seed, index, count)
    yield { _id: ObjectId.createFromHexString(_id.$oid), ...post }
  }
}
