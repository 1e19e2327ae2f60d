import { loadPosts } from '@workshop/datasets/import/load-posts'
import { database, readConfig } from '@workshop/platform/config'

const { MONGODB_URI } = readConfig(database)

try {
  const { found, imported } = await loadPosts(MONGODB_URI)
  const what = imported ? 'imported now' : 'there already'
  console.log(`Posts: ${found.toLocaleString('en-US')}, ${what}`)
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
