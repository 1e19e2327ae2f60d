import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

test('the process tells its parent where it serves, resizes, and ends on SIGTERM', async t => {
  const env = { ...process.env, PORT: '0', LOG_LEVEL: 'fatal' }
  const picture = fork(main, { execArgv: ['--import', 'tsx'], env })
  t.after(() => picture.kill('SIGKILL'))

  const [{ url }] = await once(picture, 'message')
  const ready = await fetch(`${url}/readyz`)
  const answer = await fetch(`${url}/pictures/lighthouse?width=64`)
  picture.kill('SIGTERM')
  const [code] = await once(picture, 'exit')

  assert.equal(ready.status, 200)
  assert.equal(answer.status, 200)
  assert.equal(answer.headers.get('content-type'), 'image/jpeg')
  assert.equal(code, 0)
})
