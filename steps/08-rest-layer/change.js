// Changes fields of a resource (JSON Merge Patch, RFC 7396).
// node steps/08-rest-layer/change.js <url> [--if-match <etag>] <field>=<value> …
import { parseArgs } from 'node:util'
import { get } from '../06-monolith/get.js'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'if-match': { type: 'string' } },
})
const [url, ...fields] = positionals
const etag = await toEtag(values['if-match'])

const answer = await fetch(url, {
  method: 'PATCH',
  headers: {
    'content-type': 'application/merge-patch+json',
    ...(etag && { 'if-match': etag }),
  },
  body: JSON.stringify(Object.fromEntries(fields.map(toField))),
})
if (answer.ok) console.log(answer.status, answer.headers.get('etag'))
else {
  const { title, detail, errors = [] } = await answer.json()
  console.log(answer.status, title)
  if (detail) console.log(`  ${detail}`)
  for (const { field, message } of errors)
    console.log(`  ${field}: ${message}`)
}

/** `current` is the tag that the resource has now; any other word is a tag. */
async function toEtag(word) {
  if (word !== 'current') return word && `"${word}"`
  const answer = await get(url)
  return answer.headers.get('etag')
}

/** `score=12` is a number, `title=Quilt` a text. */
function toField(text) {
  const [name, value] = text.split('=')
  return [name, Number.isNaN(Number(value)) ? value : Number(value)]
}
