import type { TestContext } from 'node:test'
import { createLog } from '@workshop/platform/log'
import { serve } from '@workshop/platform/serve'
import { MemoryStore } from 'express-session'
import { createSite, type SiteParts } from '../app.ts'
import type { Models } from '../models.ts'
import { session } from '../session.ts'
import { fakeModels } from './fakes.ts'

process.env.LOG_LEVEL ??= 'silent'

/** The site on a free port, and a visitor that keeps cookies and follows no redirect. */
export async function visit(
  t: TestContext,
  models: Models = fakeModels(),
  parts: Pick<SiteParts, 'before' | 'process'> = {},
) {
  const sessions = new MemoryStore()
  const site = createSite({
    models,
    session: session(sessions, 'test'),
    ...parts,
  })
  const log = createLog('site')
  const { url, close } = await serve(site, { name: 'site', log, port: 0 })
  t.after(close)
  return { url, sessions, ...createVisitor(url) }
}

function createVisitor(url: string) {
  const jar = new Map<string, string>()
  const cookie = () => [...jar].map(pair => pair.join('=')).join('; ')

  async function request(path: string, init: RequestInit = {}) {
    const headers = new Headers(init.headers)
    if (!headers.has('cookie')) headers.set('cookie', cookie())
    const answer = await fetch(url + path, {
      ...init,
      headers,
      redirect: 'manual',
    })
    for (const set of answer.headers.getSetCookie()) {
      const [name, value] = set.split(';', 1)[0].split('=')
      jar.set(name, value)
    }
    return answer
  }

  const send = (path: string, fields: Record<string, string>) =>
    request(path, { method: 'POST', body: new URLSearchParams(fields) })

  const page = async (path: string) => (await request(path)).text()

  /** The token of a page's first form that has one. */
  async function token(path = '/login') {
    const html = await page(path)
    return /name="_csrf" value="([0-9a-f]+)"/.exec(html)?.[1] ?? ''
  }

  return {
    request,
    send,
    page,
    token,
    cookie,
    json: async <Body = unknown>(path: string) =>
      (await request(path, accept('application/json'))).json() as Body,
    signIn: async (openid = 'maria', fields = {}) =>
      send('/login', { openid, _csrf: await token(), ...fields }),
  }
}

export function accept(type: string, init: RequestInit = {}): RequestInit {
  return { ...init, headers: { ...init.headers, accept: type } }
}
