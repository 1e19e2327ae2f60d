// When does a change arrive at the pages? Gives a post a unique title, then
// asks for the post (list) and searches for the title (search) until both show it.
// Then it puts the title back.
// node steps/11-synchronise/arrive.js <site> <url of the post at rest>
import { get } from '../06-monolith/get.js'
import { notArrived, until } from '../10-async-services/until.js'
import { rename } from './title.js'

const [site, url] = process.argv.slice(2)
const word = `w${Date.now().toString(36)}`
const id = url.split('/').at(-1)

const { title } = await (await get(url)).json()
await rename(url, word)

const began = Date.now()
const list = untilShown(`/posts/${id}`, post => post.title === word)
const search = untilShown(
  `/search_results/${word}`,
  ({ total }) => total === 1,
)
console.log(`list    after ${await list} ms`)
console.log(`search  after ${await search} ms`)
await rename(url, title)

async function untilShown(path, isThere) {
  await until(async () => {
    const page = await get(site + path, { accept: 'application/json' })
    return isThere(await page.json())
  }, notArrived)
  return Date.now() - began
}
