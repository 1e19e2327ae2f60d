import assert from 'node:assert/strict'
import { CookieJar } from 'tough-cookie'
import { type HtmlPage, type PageForm, readPage } from './page.ts'
import { type SiteAnswer, type SiteRequest, send } from './send.ts'

export type FormFields = Record<string, string>

const html = 'text/html,application/xhtml+xml,*/*;q=0.8'

/** A client with cookies, usually a browser; it follows no redirect. */
export class Visitor {
  readonly #url: string
  readonly #accept: string
  #cookies = new CookieJar()

  constructor(url: string, accept = html) {
    this.#url = url
    this.#accept = accept
  }

  async send({ headers, ...wanted }: SiteRequest): Promise<SiteAnswer> {
    const cookie = await this.cookie()
    const own = { accept: this.#accept, ...(cookie && { cookie }) }
    const all = { ...own, ...headers }
    const answer = await send(this.#url, { ...wanted, headers: all })
    for (const line of answer.headers['set-cookie'] ?? [])
      await this.#cookies.setCookie(line, this.#url)
    return answer
  }

  /** The header `Cookie`; all cookies of the site have the path `/`. */
  cookie() {
    return this.#cookies.getCookieString(this.#url)
  }

  /** Another browser with a copy of the cookies of this one. */
  async copy() {
    const copy = new Visitor(this.#url, this.#accept)
    copy.#cookies = await this.#cookies.clone()
    return copy
  }

  get(path: string, headers?: FormFields) {
    return this.send({ method: 'GET', path, headers })
  }

  /** The page at `path`; the status must be 200. */
  async page(path: string): Promise<HtmlPage> {
    const answer = await this.get(path, { accept: html })
    assert.equal(answer.status, 200, answer.what)
    return readPage(answer.text)
  }

  /** The JSON at `path`; the status must be 200. */
  async json<Body>(path: string): Promise<Body> {
    const answer = await this.get(path, { accept: 'application/json' })
    assert.equal(answer.status, 200, `${answer.what} as JSON`)
    return readJson(answer)
  }

  /** Posts fields as a form does. */
  post(path: string, fields: FormFields, headers?: FormFields) {
    const body = new URLSearchParams(fields).toString()
    return this.#post(path, 'x-www-form-urlencoded', body, headers)
  }

  postJson(path: string, value: unknown) {
    return this.postJsonText(path, JSON.stringify(value))
  }

  postJsonText(path: string, body: string) {
    return this.#post(path, 'json', body)
  }

  #post(path: string, type: string, body: string, others?: FormFields) {
    const headers = { 'content-type': `application/${type}`, ...others }
    return this.send({ method: 'POST', path, headers, body })
  }

  /** Submits a form as it stands in its page, apart from `changes`. */
  submit(
    { action, fields }: PageForm,
    changes: FormFields = {},
    headers?: FormFields,
  ) {
    return this.post(action, { ...fields, ...changes }, headers)
  }
}

/** The body as JSON; its Content-Type must say so. */
export function readJson<Body>({ what, headers, text }: SiteAnswer): Body {
  const type = headers['content-type'] ?? 'no type'
  const name = type.split(';')[0]
  assert.match(
    name,
    /^application\/((problem|hal)\+)?json$/,
    `${what}: ${type}`,
  )
  return JSON.parse(text)
}
