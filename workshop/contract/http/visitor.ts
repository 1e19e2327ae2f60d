import assert from 'node:assert/strict'
import { isOver, readCookies } from './cookies.ts'
import { type Form, type Page, readPage } from './page.ts'
import { type Answer, type Request, send } from './send.ts'

export type Fields = Record<string, string>

const html = 'text/html,application/xhtml+xml,*/*;q=0.8'

/** One browser: it keeps cookies and follows no redirect by itself. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  readonly #url: string

  constructor(url: string) {
    this.#url = url
  }

  async send({ headers, ...wanted }: Request): Promise<Answer> {
    const cookie = [...this.cookies].map(pair => pair.join('=')).join('; ')
    const own: Fields = cookie ? { cookie } : {}
    const answer = await send(this.#url, {
      ...wanted,
      headers: { accept: html, ...own, ...headers },
    })
    this.#keepCookies(answer)
    return answer
  }

  get(path: string, headers?: Fields) {
    return this.send({ method: 'GET', path, headers })
  }

  /** The page at `path`, which must be there. */
  async page(path: string): Promise<Page> {
    const answer = await this.get(path)
    assert.equal(answer.status, 200, `${answer.what} is not there`)
    return readPage(answer.text)
  }

  /** The JSON at `path`, which must be there. */
  async json<Body>(path: string): Promise<Body> {
    const answer = await this.get(path, { accept: 'application/json' })
    assert.equal(answer.status, 200, `${answer.what} is not there in JSON`)
    return readJson(answer)
  }

  /** Posts fields as a form does. */
  post(path: string, fields: Fields, headers?: Fields) {
    const body = new URLSearchParams(fields).toString()
    return this.#post(
      path,
      'application/x-www-form-urlencoded',
      body,
      headers,
    )
  }

  postJson(path: string, value: unknown, headers?: Fields) {
    const body = JSON.stringify(value)
    return this.#post(path, 'application/json', body, headers)
  }

  /** Submits a form as it stands in its page, but for `changes`. */
  submit({ action, fields }: Form, changes: Fields = {}, headers?: Fields) {
    return this.post(action, { ...fields, ...changes }, headers)
  }

  #post(path: string, type: string, body: string, headers?: Fields) {
    return this.send({
      method: 'POST',
      path,
      headers: { 'content-type': type, ...headers },
      body,
    })
  }

  #keepCookies(answer: Answer) {
    for (const cookie of readCookies(answer)) {
      if (isOver(cookie)) this.cookies.delete(cookie.name)
      else this.cookies.set(cookie.name, cookie.value)
    }
  }
}

/** The body as JSON; its Content-Type must say so. */
export function readJson<Body>({ what, headers, text }: Answer): Body {
  const type = headers['content-type'] ?? 'no type'
  const name = type.split(';')[0]
  assert.match(name, /^application\/(problem\+)?json$/, `${what}: ${type}`)
  return JSON.parse(text)
}
