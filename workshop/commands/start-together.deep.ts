import assert from 'node:assert/strict'
import { rm } from 'node:fs/promises'
import { test } from 'node:test'
import getPort from 'get-port'
import { copyTree } from '../docs/copy.ts'
import { root } from '../stages/paths.ts'
import { emptyFolder } from '../stages/test/empty-folder.ts'
import { tool } from './test/tool.ts'

const site = /Site +(http:\/\/localhost:(\d+))/

test('a second start beside the first takes the next port and a database of its own, and says so', async t => {
  const data = await emptyFolder()
  const first = tool(t, ['start', '--data', data, '--port', '5620'])
  const [, firstUrl, firstPort] = await first.prints(site)
  const second = tool(t, ['start', '--data', data, '--port', firstPort])

  const [, secondUrl, secondPort] = await second.prints(site)
  const pages = await Promise.all([fetch(firstUrl), fetch(secondUrl)])

  assert.equal(Number(secondPort), Number(firstPort) + 1)
  assert.match(
    second.output(),
    new RegExp(
      `Port +taken by node \\(process \\d+\\), so the site takes ${secondPort}`,
    ),
  )
  assert.deepEqual(
    pages.map(({ status }) => status),
    [200, 200],
  )
})

test('two clones that start in the same second do not collide, and each says where it is', async t => {
  const clone = copyTree(root)
  const data = await emptyFolder()
  const args = ['start', 'rest', '--port', String(await getPort())]
  const starts = [
    tool(t, [...args, '--data', data]),
    tool(t, args, {}, clone),
  ]
  t.after(() => rm(clone, { recursive: true, force: true }))

  const printed = await Promise.all(starts.map(start => start.prints(site)))
  const pages = await Promise.all(
    printed.map(([, url]) =>
      fetch(url, { headers: { Accept: 'application/json' } }),
    ),
  )
  const bodies = (await Promise.all(pages.map(page => page.json()))) as {
    recommendations: unknown[]
  }[]
  await Promise.all(starts.map(start => start.prints(/^Guide .+$/m)))
  const outputs = starts.map(start => start.output())
  const codes = await Promise.all(starts.map(start => start.end()))

  assert.deepEqual(
    bodies.map(({ recommendations }) => recommendations.length),
    [12, 12],
  )
  for (const output of outputs) {
    assert.match(output, /^Services +rest +http:\/\/127\.0\.0\.1:\d+$/m)
    assert.doesNotMatch(output, /EADDRINUSE|^ +at /m)
  }
  const addresses = outputs.flatMap(
    output => output.match(/(?:mongodb|http):\/\/[\w.]+:\d+/g) ?? [],
  )
  // The database, rest, the site and the guide of each.
  assert.equal(new Set(addresses).size, 8, outputs.join('\n'))
  assert.deepEqual(codes, [0, 0])
})
