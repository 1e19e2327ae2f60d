import assert from 'node:assert/strict'
import { CookieJar } from 'tough-cookie'
import { type HtmlPage, type PageForm, readPage } from './page.ts'
import { type SiteAnswer, type SiteRequest, send } from './send.ts'

export type FormFields = Record<string, string>

const html = 'text/html,application/xhtml+xml,*/*;q=0.8'

/** One browser: it has cookies and follows no redirect by itself. */
export class Visitor {
  readonly #url: string
  readonly #cookies: CookieJar

  constructor(url: string, cookies = new CookieJar()) {
    this.#url = url
    this.#cookies = cookies
  }

  async send({ headers, ...wanted }: SiteRequest): Promise<SiteAnswer> {
    const cookie = await this.cookie()
    const own: FormFields = cookie ? { cookie } : {}
    const answer = await send(this.#url, {
      ...wanted,
      headers: { accept: html, ...own, ...headers },
    })
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
    return new Visitor(this.#url, await this.#cookies.clone())
  }

  get(path: string, headers?: FormFields) {
    return this.send({ method: 'GET', path, headers })
  }

  /** The page at `path`; the status must be 200. */
  async page(path: string): Promise<HtmlPage> {
    const answer = await this.get(path)
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
    const type = 'application/x-www-form-urlencoded'
    return this.#post(path, type, body, headers)
  }

  postJson(path: string, value: unknown, headers?: FormFields) {
    const body = JSON.stringify(value)
    return this.#post(path, 'application/json', body, headers)
  }

  /** Submits a form as it stands in its page, but for `changes`. */
  submit(
    { action, fields }: PageForm,
    changes: FormFields = {},
    headers?: FormFields,
  ) {
    return this.post(action, { ...fields, ...changes }, headers)
  }

  #post(path: string, type: string, body: string, headers?: FormFields) {
    return this.send({
      method: 'POST',
      path,
      headers: { 'content-type': type, ...headers },
      body,
    })
  }
}

/** The body as JSON; its Content-Type must say so. */
export function readJson<Body>({ what, headers, text }: SiteAnswer): Body {
  const type = headers['content-type'] ?? 'no type'
  const name = type.split(';')[0]
  assert.match(name, /^application\/(problem\+)?json$/, `${what}: ${type}`)
  return JSON.parse(text)
}
