// Likes a post at a service, and asks the site until its pages count the like:
//   node steps/10-async-services/like.js <url of the like> <site> [--undo]
import { get } from '../06-monolith/get.js'
import { notArrived, until } from './until.js'

const [url, site, undo] = process.argv.slice(2)
const { origin, pathname } = new URL(url)
const [, , id] = pathname.split('/')
const method = undo ? 'DELETE' : 'PUT'

const { likes } = await read(`${origin}/posts/${id}/likes`)
const { ok: isLiked } = await get(url)
const { title } = await read(`${site}/posts/${id}`)
const expected = likes + Number(!undo) - Number(isLiked)

const sentAt = Date.now()
const answered = fetch(url, { method }).then(
  ({ status, statusText }) =>
    `${status} ${statusText} after ${Date.now() - sentAt} ms`,
)
const list = untilCounted(`/posts/${id}`, post => post)
const search = untilCounted(
  `/search_results/${encodeURIComponent(title)}`,
  ({ posts }) => posts.find(post => post.id === id),
)
console.log(`${method} ${pathname}`)
console.log(`  ${await answered}`)
console.log(`likes: ${expected}`)
console.log(`  list    after ${await list} ms`)
console.log(`  search  after ${await search} ms`)

async function untilCounted(path, find) {
  await until(async () => {
    const { likes = 0 } = find(await read(site + path)) ?? {}
    return likes === expected
  }, notArrived)
  return Date.now() - sentAt
}

async function read(page) {
  return (await get(page, { accept: 'application/json' })).json()
}
