import assert from 'node:assert/strict'
import { forEvery, group, type Site } from '../check.ts'
import { assertRefused, refuses } from '../expected/problems.ts'
import { countTopics } from '../expected/recommend.ts'
import { enter, findTagForm, toggleTag } from '../http/session.ts'

export const pathsChecks = group('Paths', {
  'a path that climbs is never followed': [
    'pictures and assets: 4xx for .., encoded, doubled, absolute, an address',
    site =>
      forEvery(climbingPaths, async path => {
        const answer = await site.client().get(path)
        assertRefused(answer)
        assert.doesNotMatch(answer.text, /"dependencies"|root:.*:0:0/)
      }),
  ],
  'a path that cannot be decoded is a 400': [
    'GET /search_results/%E0%A4%A: malformed percent-encoding',
    async site => {
      const paths = ['/search_results/%E0%A4%A', '/posts/%']
      await refuses(paths, { status: 400 })(site)
      assertRefused(await site.client().get('/%ff'))
    },
  ],
  'the way back after a form never leads to another host': [
    'open redirect: Referer of another host, //host, or none',
    async site => {
      const [{ name }] = countTopics(site.posts)
      const visitor = await enter(site.url)

      for (const referer of foreign(site)) {
        const form = await findTagForm(visitor, name)
        const answer = await visitor.submit(form, {}, { referer })
        assertStays(site, answer.headers.location ?? 'none')
      }
      const { fields } = await findTagForm(visitor, name)
      if (fields.on === 'false') await toggleTag(visitor, name)
    },
  ],
})

const climbingPaths = [
  '/pictures/..%2fpackage.json',
  '/pictures/..%2f..%2fpackage.json',
  '/pictures/%2e%2e%2f%2e%2e%2fpackage.json',
  '/pictures/..%252f..%252fpackage.json',
  '/pictures/..%5c..%5cpackage.json',
  '/pictures/../../package.json',
  '/pictures/%2fetc%2fpasswd',
  '/pictures/lighthouse%00.jpg',
  '/pictures/http:%2f%2f127.0.0.1%2fhealthz',
  '/pictures/http://127.0.0.1/healthz',
  '/pictures/file:%2f%2f%2fetc%2fpasswd',
  '/static/../package.json',
  '/static/..%2fpackage.json',
  '/static/%2e%2e/%2e%2e/package.json',
  '/static/.%2e/.%2e/package.json',
]

function foreign({ url }: Site) {
  const { host, port } = new URL(url)
  return [
    'http://evil.example/recommended/',
    `http://evil.example:${port}/`,
    `http://${host}@evil.example/`,
    `http://${host}.evil.example/`,
    `${url}//evil.example/`,
    `${url}/\\evil.example/`,
    'javascript:alert(1)',
    'nonsense',
  ]
}

/** A browser that goes to `location` is still at this site. */
function assertStays({ url }: Site, location: string) {
  assert.equal(new URL(location, url).origin, url, `leads to ${location}`)
}
