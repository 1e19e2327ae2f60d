import type { RawAnswer, SendRequest } from '../request.ts'
import type { ApiDocument } from './document.ts'
import { createKnownPaths } from './known-paths.ts'
import type { ApiRequest } from './requests.ts'

type Texts = Record<string, string>

/** A closed connection loses the answer to a body that is refused before it is read. */
const kept = { Connection: 'keep-alive' }

/** Sends requests, and fills them with paths that earlier answers have shown. */
export function createFuzzClient(
  request: SendRequest,
  { operations }: ApiDocument,
  paths: string[],
) {
  const known = createKnownPaths(operations)
  for (const path of paths) known.add(path)
  /** What the last link `next` asked for. */
  let next: Texts = {}

  return async function send(random: ApiRequest) {
    const { method } = random.operation
    const places = placesFor(random)
    const path = fill(random.path, places)
    const fields = mapTexts(random.query, text => fill(text, places))
    const query = new URLSearchParams(fields).toString()
    const url = query ? `${path}?${query}` : path
    const headers = await fillEtag({ ...kept, ...random.headers }, url)
    const body = random.body && fill(random.body, places)

    const answer = await request(url, { method, headers, body })
    remember(method, path, answer)
    const sent = [method, url, JSON.stringify(headers), body?.slice(0, 500)]
    return { answer, sent: sent.join(' ') }
  }

  /** Three times out of four a path that is there. */
  function placesFor({ operation, values, nth }: ApiRequest) {
    const which = Math.floor(nth / 4)
    const own = nth % 4 > 0 ? known.choose(operation.path, which) : {}
    return {
      ...next,
      ...known.chooseAny(which),
      ...mapTexts(values, encodeURIComponent),
      ...own,
    }
  }

  async function fillEtag(headers: Texts, url: string) {
    if (!JSON.stringify(headers).includes('{etag}')) return headers
    const { etag } = await request(url, { headers: kept })
    return mapTexts(headers, text => fill(text, { etag: etag || '"none"' }))
  }

  function remember(method: string, path: string, answer: RawAnswer) {
    const { status, headers, data, text } = answer
    const href = data?._links?.next?.href
    if (href) next = Object.fromEntries(new URLSearchParams(queryOf(href)))
    if (status === 204 && method === 'DELETE') known.forget(path)
    const location = headers.get('location')
    if (location) known.add(location)
    // Another client may own the posts of a list.
    if (status !== 201 && status !== 202) return
    for (const [, href] of text.matchAll(/"href":"([^"?]+)"/g))
      known.add(href)
  }
}

const queryOf = (href: string) => href.split('?')[1]

function fill(text: string, places: Texts) {
  return text.replace(/\{(\w+)\}/g, (place, name) => places[name] ?? place)
}

function mapTexts(texts: Texts, change: (text: string) => string) {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, change(text)]),
  )
}
