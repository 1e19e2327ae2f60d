import { postSchema } from '@workshop/datasets/posts/post'

/** What clients may filter by, sort by and choose: nothing else reaches the database. */
export const fields = Object.keys(postSchema.shape)

/** The field's name in the database. */
export function storedName(field: string) {
  return field === 'id' ? '_id' : field
}
