// Reads a resource, then follows its links by their names.
// node steps/08-rest-layer/ask.js <url> [link …]
import { get } from '../06-monolith/get.js'

const [url, ...links] = process.argv.slice(2)

let resource = await read(url)
for (const name of links) {
  const { href } = resource._links[name]
  resource = await read(new URL(href, url))
}

async function read(url) {
  const answer = await get(url, { accept: 'application/hal+json' })
  const body = await answer.json()
  console.log(answer.status, answer.headers.get('content-type'))
  console.log('etag', answer.headers.get('etag'))
  console.dir(body, { depth: 2, breakLength: 72 })
  return body
}
