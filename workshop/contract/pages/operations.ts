import assert from 'node:assert/strict'
import { check, group } from '../check.ts'

export const operations = group(
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
