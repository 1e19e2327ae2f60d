// Shares a post at a service, with a preference, and prints what it answers:
//   node steps/10-async-services/share.js http://127.0.0.1:5132 respond-async --follow
// With --follow it goes on to the operation and asks until it is over.
const [address, prefer, follow] = process.argv.slice(2)
const shown = ['location', 'retry-after', 'preference-applied', 'etag']

async function ask(method, path, options = {}) {
  const sentAt = Date.now()
  const answer = await fetch(address + path, {
    method,
    redirect: 'manual',
    ...options,
  })
  const text = await answer.text()
  console.log(`${method} ${path}`)
  console.log(
    `  ${answer.status} ${answer.statusText} after ${Date.now() - sentAt} ms`,
  )
  for (const name of shown)
    if (answer.headers.has(name))
      console.log(`  ${name}: ${answer.headers.get(name)}`)
  const { status, title, progress } = JSON.parse(text)
  if (title) console.log(`  ${title}`)
  else if (progress !== undefined)
    console.log(`  ${status}, progress ${progress}`)
  return answer
}

const headers = { 'content-type': 'application/json', prefer }
const body = JSON.stringify({ user: 'you' })
let answer = await ask('POST', '/posts/1/shares', { headers, body })

const operation = answer.headers.get('location')
while (follow && answer.headers.has('retry-after')) {
  const seconds = Number(answer.headers.get('retry-after'))
  await new Promise(resolve => setTimeout(resolve, seconds * 1000))
  answer = await ask('GET', operation)
}
