import assert from 'node:assert/strict'
import type { Site } from '../check.ts'
import { check, group } from '../check.ts'
import { assertHarmless } from '../expected/pages.ts'
import { assertRefused, wantsProblem } from '../expected/problems.ts'
import { recommend } from '../expected/recommend.ts'

export const headersChecks = group(
  'Headers',
  check(
    'a page is HTML in UTF-8, unless JSON is asked for',
    'Content-Type by Accept; HTML for */* and for no Accept at all',
    async site => {
      for (const path of pagePaths(site)) {
        assert.equal(await typeFor(site, path, '*/*'), html)
        assert.equal(await typeFor(site, path, 'text/html'), html)
        assert.equal(await typeFor(site, path, 'application/json'), json)
        const both = 'text/html;q=0.5, application/json'
        assert.equal(await typeFor(site, path, both), json)
      }
    },
  ),
  check(
    'each answer says that it depends on Accept',
    'Vary: Accept on pages, JSON, and their errors',
    async site => {
      for (const path of [...pagePaths(site), '/posts/no-id'])
        for (const accept of ['text/html', 'application/json']) {
          const { headers } = await site.visit().get(path, { accept })
          assert.match(
            headers.vary ?? '',
            /\bAccept\b/i,
            `${path} ${accept}`,
          )
        }
    },
  ),
  check(
    'the policy lets browsers run only our own scripts and guess no type',
    'Content-Security-Policy, X-Content-Type-Options, Referrer-Policy',
    async site => {
      for (const path of [...pagePaths(site), '/no/such/page']) {
        const { headers } = await site.visit().get(path)

        assert.equal(headers['x-content-type-options'], 'nosniff', path)
        assert.ok(headers['referrer-policy'], `${path}: Referrer-Policy`)
        assert.equal(headers['x-powered-by'], undefined, path)
        assertPolicy(String(headers['content-security-policy']), site)
      }
    },
  ),
  check(
    'no page holds a script of its own, a handler or a javascript: link',
    'scripts are files; addresses are http, https or paths',
    async site => {
      for (const path of pagePaths(site))
        assertHarmless(await site.visit().page(path))
    },
  ),
  check(
    'HEAD answers as GET does, without a body',
    'status and Content-Type of HEAD',
    async site => {
      for (const path of pagePaths(site)) {
        const get = await site.visit().get(path)
        const head = await site.visit().send({ method: 'HEAD', path })

        assert.deepEqual([get.status, head.status], [200, 200], path)
        assert.equal(get.headers['content-type'], html)
        assert.equal(head.headers['content-type'], html)
        assert.equal(head.body.length, 0)
      }
    },
  ),
  check(
    'an error tells nothing of the inside',
    'no stack, no path of a file in any error',
    async site => {
      const inside = /node_modules|\bat \S+ \(|\.ts:\d+|file:\/\//
      for (const headers of [{}, wantsProblem]) {
        const visitor = site.visit()
        const unknown = await visitor.get('/posts/no-id', headers)
        const form = { 'search[$gt]': '' }
        const refused = await visitor.post('/search', form, headers)

        assertRefused(unknown, 404)
        assertRefused(refused)
        assert.doesNotMatch(unknown.text, inside)
        assert.doesNotMatch(refused.text, inside)
      }
    },
  ),
)

const html = 'text/html; charset=utf-8'
const json = 'application/json; charset=utf-8'

function pagePaths({ posts }: Site) {
  const [{ id }] = recommend(posts)
  return ['/', '/search_results/bread', '/recommended/', `/posts/${id}`]
}

async function typeFor(site: Site, path: string, accept: string) {
  const { status, headers } = await site.visit().get(path, { accept })
  assert.equal(status, 200, `GET ${path} with Accept: ${accept}`)
  return headers['content-type']?.toLowerCase()
}

function assertPolicy(policy: string, { url }: Site) {
  const directives = new Map(
    policy
      .split(';')
      .map(directive => directive.trim().split(/ (.*)/, 2))
      .map(([name, sources]) => [name, sources ?? '']),
  )
  const scripts =
    directives.get('script-src') ?? directives.get('default-src')
  assert.ok(scripts, 'the policy says nothing of scripts')
  assert.doesNotMatch(scripts, /unsafe-inline|unsafe-eval|\*|https?:/)
  assert.match(policy, /frame-ancestors '(none|self)'/)
  // A site served over plain HTTP would send its own files to a port without TLS.
  if (url.startsWith('http:'))
    assert.doesNotMatch(policy, /upgrade-insecure-requests/)
}
