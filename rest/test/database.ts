import type { ImportedDocument } from '@workshop/datasets/posts/imported-post'
import { openDatabase as open } from '@workshop/platform/test/database'

/** The posts of an empty database, for the tests of one file. */
export async function openDatabase() {
  const { db, uri } = await open()
  return { db, posts: db.collection<ImportedDocument>('posts'), uri }
}
