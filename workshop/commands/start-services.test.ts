import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyFolder } from '../stages/test/empty-folder.ts'
import { tool } from './test/tool.ts'

test('start services says where each service is, and the first page has the imported posts', async t => {
  const data = await emptyFolder()
  const started = tool(t, [
    'start',
    'services',
    ...['--data', data, '--port', '5720'],
  ])

  const [, url] = await started.prints(/Site +(http:\/\/localhost:\d+)/)
  const page = await fetch(url, { headers: { Accept: 'application/json' } })
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
