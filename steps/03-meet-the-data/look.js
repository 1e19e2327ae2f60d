// What is in a file of posts? node steps/03-meet-the-data/look.js [field]
import { readFileSync } from 'node:fs'

const file = new URL('../../datasets/posts.ndjson', import.meta.url)
const lines = readFileSync(file, 'utf8').trim().split('\n')
const posts = lines.map(line => JSON.parse(line))

const [field = 'score'] = process.argv.slice(2)
const values = posts.map(post => post[field])
const sorted = values.toSorted((a, b) => (a < b ? -1 : 1))

console.log(`posts      ${posts.length}`)
console.log(`different  ${new Set(values).size}`)
console.log(`smallest   ${sorted.at(0)}`)
console.log(`middle     ${sorted.at(posts.length / 2)}`)
console.log(`largest    ${sorted.at(-1)}`)
