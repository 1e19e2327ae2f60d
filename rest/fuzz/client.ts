import type { Api } from '../test/api.ts'
import type { ApiRequest } from './requests.ts'

type Answer = Awaited<ReturnType<Api['request']>>
type Texts = Record<string, string>

/** Sends requests about posts of its own and remembers their ids. */
export function createFuzzClient(request: Api['request'], ids: string[]) {
  const known = new Set(ids)
  let next = '0'

  return async function send(random: ApiRequest) {
    const { method } = random.operation
    const id = [...known][random.nth % known.size] ?? 'none'
    const path = fill(random.path, { id })
    const fields = mapTexts(random.query, text => fill(text, { next }))
    const url = `${path}?${new URLSearchParams(fields)}`
    const headers = await fillEtag(random.headers, url)
    const body = random.body && fill(random.body, { id })

    const answer = await request(url, { method, headers, body })
    remember(method, path, answer)
    const sent = [method, url, JSON.stringify(headers), body?.slice(0, 500)]
    return { answer, sent: sent.join(' ') }
  }

  async function fillEtag(headers: Texts, url: string) {
    if (!JSON.stringify(headers).includes('{etag}')) return headers
    const { etag } = await request(url)
    return mapTexts(headers, text => fill(text, { etag: etag || '"none"' }))
  }

  function remember(method: string, path: string, answer: Answer) {
    const { status, headers, data } = answer
    if (status === 200 && data.next) next = data.next
    if (status === 204 && method === 'DELETE') known.delete(lastOf(path))
    if (status !== 201) return
    const location = headers.get('location')
    const posts: { id: string }[] = data._embedded?.posts ?? []
    for (const { id } of posts) known.add(id)
    if (location) known.add(lastOf(location))
  }
}

const lastOf = (path: string) => path.split('/').at(-1) ?? ''

function fill(text: string, places: Texts) {
  return text.replace(/\{(\w+)\}/g, (place, name) => places[name] ?? place)
}

function mapTexts(texts: Texts, change: (text: string) => string) {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, change(text)]),
  )
}
