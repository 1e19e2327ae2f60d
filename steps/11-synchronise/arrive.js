// When does a change arrive at the pages? Gives a post a unique title, then
// asks for the post (list) and searches for the title (search) until both show it.
// node steps/11-synchronise/arrive.js <site> <url of the post at rest>
import { setTimeout as pause } from 'node:timers/promises'
import { get } from '../06-monolith/get.js'
import { rename } from './title.js'

const [site, url] = process.argv.slice(2)
const word = `w${Date.now().toString(36)}`
const id = url.split('/').at(-1)

await rename(url, word)

const began = Date.now()
const list = until(`/posts/${id}`, post => post.title === word)
const search = until(`/search_results/${word}`, ({ total }) => total === 1)
console.log(`list    after ${await list} ms`)
console.log(`search  after ${await search} ms`)

async function until(path, isThere) {
  for (;;) {
    const page = await get(site + path, { accept: 'application/json' })
    if (isThere(await page.json())) return Date.now() - began
    await pause(5)
  }
}
