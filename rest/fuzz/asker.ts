import type { createClient } from '../test/api.ts'
import type { Request } from './request.ts'

type Client = Pick<ReturnType<typeof createClient>, 'request'>
type Answer = Awaited<ReturnType<Client['request']>>
type Texts = Record<string, string>

/** One who asks about posts of their own, and knows what they were answered. */
export function createAsker({ request }: Client, ids: string[]) {
  const known = new Set(ids)
  let next = '0'

  /** Fills the places of a request and sends it. */
  return async function ask(asked: Request) {
    const id = [...known][asked.nth % known.size] ?? 'none'
    const url = fill(urlOf(asked, next), { id })
    const headers = await meet(asked.headers, url)
    const body = asked.body && fill(asked.body, { id })
    const { method } = asked.operation

    const answer = await request(url, { method, headers, body })
    learn(method, url, answer)
    const sent = [method, url, JSON.stringify(headers), body?.slice(0, 500)]
    return { answer, sent: sent.join(' ') }
  }

  /** A request that names the present state follows one that read it. */
  async function meet(headers: Texts, url: string) {
    const texts = JSON.stringify(headers)
    if (!texts.includes('{etag}')) return headers
    const { etag } = await request(url)
    return mapTexts(headers, text => fill(text, { etag: etag || '"none"' }))
  }

  function learn(method: string, url: string, answer: Answer) {
    const { status, headers, data } = answer
    if (status === 200 && data.next) next = data.next
    if (status === 204 && method === 'DELETE') known.delete(idIn(url))
    if (status !== 201) return
    const location = headers.get('location')
    const posts: { id: string }[] = data._embedded?.posts ?? []
    const made = location ? [idIn(location)] : posts.map(({ id }) => id)
    for (const id of made) known.add(id)
  }
}

function urlOf({ path, query }: Request, next: string) {
  const fields = mapTexts(query, text => fill(text, { next }))
  const search = new URLSearchParams(fields).toString()
  return search ? `${path}?${search}` : path
}

function idIn(path: string) {
  return path.replace(/\?.*/, '').split('/').at(-1) ?? ''
}

function fill(text: string, places: Texts) {
  return text.replace(/\{(\w+)\}/g, (place, name) => places[name] ?? place)
}

function mapTexts(texts: Texts, change: (text: string) => string) {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, change(text)]),
  )
}
