// Requests a page as JSON: node steps/06-monolith/ask.js <url>
import { get } from './get.js'

const [url] = process.argv.slice(2)
const answer = await get(url, { accept: 'application/json' })

console.log(answer.status, answer.headers.get('content-type'))
console.dir(await answer.json(), { depth: 0 })
