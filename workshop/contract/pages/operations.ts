import assert from 'node:assert/strict'
import { check, group } from '../check.ts'

export const operationsChecks = group(
  'Operations',
  check(
    'it is alive and ready',
    'GET /healthz and /readyz: 200',
    async site => {
      for (const path of ['/healthz', '/readyz']) {
        const { status, text } = await site.visit().get(path)
        assert.equal(status, 200, `${path}: ${text}`)
      }
    },
  ),
  check(
    'it holds the posts that the other checks expect',
    'import the same posts, or name the file they came from with --data',
    async site => {
      type Topics = { topics: { name: string; posts: number }[] }
      const { topics } = await site.visit().json<Topics>('/recommended/')
      const count = topics.reduce((sum, { posts }) => sum + posts, 0)

      assert.equal(count, site.posts.length, 'number of posts')
      const some = site.posts.filter((_, index) => index % 100 === 0)
      for (const { id, title } of some) {
        const path = `/posts/${id}`
        const found = await site.visit().json<{ title: string }>(path)
        assert.equal(found.title, title, path)
      }
    },
  ),
  check(
    'its metrics are Prometheus text, and count requests',
    'GET /metrics: text/plain; version=0.0.4, # TYPE lines, samples',
    async site => {
      const { status, headers, text } = await site.visit().get('/metrics')

      assert.equal(status, 200)
      assert.match(headers['content-type'] ?? '', /^text\/plain/)
      assert.match(text, /^# TYPE \w+ (counter|gauge|histogram|summary)$/m)
      const sample =
        /^(\w+(\{[^}]*\})? -?[\d.eE+-]+|\w+(\{.*\})? (NaN|[+-]Inf))$/
      for (const line of text.split('\n'))
        if (line && !line.startsWith('#')) assert.match(line, sample)
    },
  ),
)
