// Asks for a page as programs do: node steps/06-monolith/ask.js <url>
const [url] = process.argv.slice(2)
const headers = { accept: 'application/json' }

const answer = await fetch(url, { headers })
console.log(answer.status, answer.headers.get('content-type'))
console.dir(await answer.json(), { depth: 0 })
