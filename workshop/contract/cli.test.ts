import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { test } from 'node:test'
import { root } from '../stages/paths.ts'
import { serveAlways } from './serve-always.ts'

const tool = join(root, 'workshop/bin.js')

test('a server that answers only 404 fails, with a mark and a hint per check', async t => {
  const url = await serveAlways(t, 404)

  const { code, output } = await contract(url, '--grep', 'Probes')

  assert.equal(code, 1)
  assert.match(output, /✗ it is alive and ready\n/)
  assert.match(output, /Look at: GET \/healthz and \/readyz: 200/)
  assert.match(output, /0 passed, 3 failed, 0 skipped/)
})

test('--json prints the same as data', async t => {
  const url = await serveAlways(t, 404)

  const { code, output } = await contract(url, '--json', '--grep', 'alive')

  const { failed, checks } = JSON.parse(output)
  assert.equal(code, 1)
  assert.equal(failed, 1)
  assert.equal(checks[0].group, 'Probes')
  assert.equal(checks[0].status, 'failed')
})

test('a usage error ends with 2 and says what to type', async t => {
  const url = await serveAlways(t, 404)
  const invalid: [string[], RegExp][] = [
    [[], /missing required argument 'url'/],
    [['nonsense'], /give one as http:\/\/localhost:5000/],
    [['http://127.0.0.1:1'], /Start the site with "npm start"/],
    [[url, '--grep', 'no such check'], /No check has "no such check"/],
    [[url, '--data', 'no-such-file'], /no-such-file cannot be read/],
    [[url, '--fuzz', 'many'], /--fuzz .* Give a whole number/],
  ]
  const ended = invalid.map(async ([args, words]) => {
    const { code, errors } = await contract(...args)
    assert.equal(code, 2, args.join(' '))
    assert.match(errors, words)
  })
  await Promise.all(ended)
})

async function contract(...args: string[]) {
  const child = spawn(process.execPath, [tool, 'contract', ...args], {
    env: { ...process.env, NO_COLOR: '1' },
  })
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ])
  return { code, output, errors }
}
