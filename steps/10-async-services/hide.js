// Hides the best match of a search, and searches until the post is gone:
//   node steps/10-async-services/hide.js <site> <query>
import { get } from '../06-monolith/get.js'
import { signIn } from './reader.js'
import { until } from './until.js'

const [site, query] = process.argv.slice(2)
const path = `/search_results/${encodeURIComponent(query)}`
const { read, press } = await signIn(site, 'you')

const before = await read(path)
const [post] = before.posts
console.log(`you find ${before.total} posts, the first is ${post.id}`)

const sentAt = Date.now()
const answered = press('hide', post.id)
const now = await until(async () => {
  const found = await read(path)
  return found.posts.every(({ id }) => id !== post.id) && found
}, 'Does hide run? Type "npx workshop status".')
console.log(`you find ${now.total} posts after ${Date.now() - sentAt} ms`)
const { status } = await answered
console.log(`the answer was ${status} after ${Date.now() - sentAt} ms`)

const others = await get(site + path, { accept: 'application/json' })
console.log(`other readers find ${(await others.json()).total} posts`)
