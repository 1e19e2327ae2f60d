import { openDatabase as open } from '@workshop/platform/test/database'
import type { Stored } from '../posts/document.ts'

/** The posts of an empty database, for the tests of one file. */
export async function openDatabase() {
  const { db, uri } = await open()
  return { db, posts: db.collection<Stored>('posts'), uri }
}
