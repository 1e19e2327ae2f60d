import assert from 'node:assert/strict'
import { forEvery, group, type Site } from '../check.ts'
import { assertHarmless } from '../expected/pages.ts'
import { assertRefused } from '../expected/problems.ts'
import { recommend } from '../expected/recommend.ts'

const html = 'text/html; charset=utf-8'
const json = 'application/json; charset=utf-8'

const typesByAccept = {
  '*/*': html,
  'text/html': html,
  'application/json': json,
  'text/html;q=0.5, application/json': json,
}

export const headersChecks = group('Headers', {
  'a page is HTML in UTF-8, unless JSON is asked for': [
    'Content-Type by Accept; HTML for */* and for no Accept at all',
    site =>
      forEvery(pagePaths(site), async path => {
        for (const [accept, type] of Object.entries(typesByAccept)) {
          const { what, status, headers } = await site.get(path, { accept })
          assert.equal(status, 200, `${what} with Accept: ${accept}`)
          assert.equal(headers['content-type']?.toLowerCase(), type)
        }
      }),
  ],
  'each answer says that it depends on Accept': [
    'Vary: Accept on pages, JSON, and their errors',
    site =>
      forEvery([...pagePaths(site), '/posts/no-id'], async path => {
        for (const accept of ['text/html', 'application/json']) {
          const { what, headers } = await site.get(path, { accept })
          assert.match(headers.vary ?? '', /\bAccept\b/i, what + accept)
        }
      }),
  ],
  'the policy lets browsers run only our own scripts and guess no type': [
    'Content-Security-Policy, X-Content-Type-Options, Referrer-Policy',
    site =>
      forEvery([...pagePaths(site), '/no/such/page'], async path => {
        const { headers } = await site.get(path)

        assert.equal(headers['x-content-type-options'], 'nosniff', path)
        assert.ok(headers['referrer-policy'], `${path}: Referrer-Policy`)
        assert.equal(headers['x-powered-by'], undefined, path)
        assertPolicy(String(headers['content-security-policy']), site)
      }),
  ],
  'no page holds a script of its own, a handler or a javascript: link': [
    'scripts are files; addresses are http, https or paths',
    site =>
      forEvery(pagePaths(site), async path =>
        assertHarmless(await site.page(path)),
      ),
  ],
  'HEAD answers as GET does, without a body': [
    'status and Content-Type of HEAD',
    site =>
      forEvery(pagePaths(site), async path => {
        const get = await site.get(path)
        const head = await site.visit().send({ method: 'HEAD', path })

        for (const { what, status, headers } of [get, head]) {
          assert.equal(status, 200, what)
          assert.equal(headers['content-type'], html, what)
        }
        assert.equal(head.body.length, 0)
      }),
  ],
  'an error tells nothing of the inside': [
    'no stack, no path of a file in any error',
    async site => {
      const inside = /node_modules|\bat \S+ \(|\.ts:\d+|file:\/\//
      for (const visitor of [site.visit(), site.client()]) {
        const unknown = await visitor.get('/posts/no-id')
        const refused = await visitor.post('/search', { 'search[$gt]': '' })

        assertRefused(unknown, 404)
        assertRefused(refused)
        assert.doesNotMatch(unknown.text, inside)
        assert.doesNotMatch(refused.text, inside)
      }
    },
  ],
})

function pagePaths({ posts }: Site) {
  const [{ id }] = recommend(posts)
  return ['/', '/search_results/bread', '/recommended/', `/posts/${id}`]
}

function assertPolicy(policy: string, { url }: Site) {
  const directives = new Map(
    policy.split(';').map(directive => {
      const [name, ...sources] = directive.trim().split(' ')
      return [name, sources.join(' ')]
    }),
  )
  const scripts =
    directives.get('script-src') ?? directives.get('default-src')
  assert.ok(scripts, 'the policy does not mention scripts')
  assert.doesNotMatch(scripts, /unsafe-inline|unsafe-eval|\*|https?:/)
  assert.match(policy, /frame-ancestors '(none|self)'/)
  // Over plain HTTP it would send the site's own files to a port without TLS.
  if (url.startsWith('http:'))
    assert.doesNotMatch(policy, /upgrade-insecure-requests/)
}
