import assert from 'node:assert/strict'
import { forEvery, group } from '../check.ts'
import { assertType } from '../expected/problems.ts'
import type { Recommended } from './recommended.ts'

export const probesChecks = group('Probes', {
  'it is alive and ready': [
    'GET /healthz and /readyz: 200',
    async site => {
      for (const path of ['/healthz', '/readyz']) {
        const { status, text } = await site.get(path)
        assert.equal(status, 200, `${path}: ${text}`)
      }
    },
  ],
  'it holds the posts that the other checks expect': [
    'import the same posts, or name the file they came from with --data',
    async site => {
      const { topics } = await site.json<Recommended>('/recommended/')
      const count = topics.reduce((sum, { posts }) => sum + posts, 0)

      assert.equal(count, site.posts.length, 'number of posts')
      const some = site.posts.filter((_, index) => index % 100 === 0)
      await forEvery(some, async ({ id, title }) => {
        const path = `/posts/${id}`
        const found = await site.json<{ title: string }>(path)
        assert.equal(found.title, title, path)
      })
    },
  ],
  'its metrics are Prometheus text, and count requests': [
    'GET /metrics: text/plain; version=0.0.4, # TYPE lines, samples',
    async site => {
      const answer = await site.get('/metrics')

      assert.equal(answer.status, 200)
      assertType(answer, /^text\/plain/)
      const type = /^# TYPE \w+ (counter|gauge|histogram|summary)$/m
      assert.match(answer.text, type)
      const sample =
        /^(\w+(\{[^}]*\})? -?[\d.eE+-]+|\w+(\{.*\})? (NaN|[+-]Inf))$/
      for (const line of answer.text.split('\n'))
        if (line && !line.startsWith('#')) assert.match(line, sample)
    },
  ],
})
