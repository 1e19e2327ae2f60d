// Reads a resource twice, the second time with the ETag of the first.
// node steps/08-rest-layer/again.js <url>
import { get } from '../06-monolith/get.js'

const [url] = process.argv.slice(2)

const etag = await read({})
// Without a cache-control of its own, fetch adds "no-cache" to this request.
await read({ 'if-none-match': etag, 'cache-control': 'max-age=0' })

async function read(headers) {
  const answer = await get(url, headers)
  const { byteLength } = await answer.arrayBuffer()
  const etag = answer.headers.get('etag')
  console.log(answer.status, `${byteLength} bytes, etag ${etag}`)
  return etag
}
