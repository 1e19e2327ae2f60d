import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyFolder } from '../stages/test/empty-folder.ts'
import { tool } from './test/tool.ts'

const site = /Site +(http:\/\/localhost:\d+)/

for (const [stage, port] of [
  ['rest', '5700'],
  ['services', '5720'],
])
  test(`start ${stage} says where each service is, and the first page has what the import brought`, async t => {
    const data = await emptyFolder()
    const started = tool(t, [
      'start',
      stage,
      '--data',
      data,
      '--port',
      port,
    ])

    const [, url] = await started.prints(site)
    const page = await fetch(url, {
      headers: { Accept: 'application/json' },
    })
    const { recommendations } = (await page.json()) as {
      recommendations: unknown[]
    }

    assert.match(
      started.output(),
      /^Services +rest +http:\/\/127\.0\.0\.1:\d+$/m,
    )
    assert.equal(recommendations.length, 12)
    assert.equal(await started.end('SIGINT'), 0)
  })
