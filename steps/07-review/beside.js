// How long does a page take, alone and beside others?
// node steps/07-review/beside.js <url> <url of the others>
const [url, other] = process.argv.slice(2)

await take(url)
console.log(`alone           ${await take(url)} ms`)

const others = [1, 2, 3].map(() => take(other))
console.log(`beside 3 others ${await take(url)} ms`)
await Promise.all(others)

async function take(url) {
  const began = performance.now()
  const answer = await fetch(url)
  await answer.arrayBuffer()
  return Math.round(performance.now() - began)
}
