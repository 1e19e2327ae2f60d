import assert from 'node:assert/strict'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { startMongodb } from '@workshop/mongodb'
import { stablePort } from '@workshop/platform/test/stable-port'

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

test('the process tells its parent where it serves, and ends on SIGTERM', async t => {
  const { uri } = await startTestDatabase(t)
  const monolith = start(t, uri)

  const [{ url }] = await once(monolith, 'message')
  const page = await fetch(url)
  monolith.kill('SIGTERM')
  const [code] = await once(monolith, 'exit')

  assert.equal(page.status, 200)
  assert.equal(code, 0)
})

test('a cookie outlives a restart', async t => {
  const { uri } = await startTestDatabase(t)
  const first = start(t, uri)
  const cookie = await signIn((await once(first, 'message'))[0].url)
  first.kill('SIGTERM')
  await once(first, 'exit')

  const [{ url }] = await once(start(t, uri), 'message')
  const page = await fetch(url, { headers: { cookie } })

  assert.match(await page.text(), /Signed in as maria/)
})

test('while MongoDB is unavailable every page is a 503, and each recovers by itself', async t => {
  const { uri, stop, startAgain } = await startTestDatabase(t)
  const [{ url }] = await once(start(t, uri), 'message')
  const cookie = await signIn(url)
  await stop()

  for (const path of ['/', '/recommended/', '/readyz']) {
    const answer = await fetch(url + path, { headers: { cookie } })
    assert.equal(answer.status, 503, path)
    assert.match(answer.headers.get('retry-after') ?? '', /^\d+$/)
  }
  assert.equal((await fetch(`${url}/healthz`)).status, 200)

  await startAgain()
  const answer = await fetch(url, { headers: { cookie } })
  assert.equal(answer.status, 200)
  assert.match(await answer.text(), /Signed in as maria/)
})

function start(t: TestContext, uri: string) {
  const monolith = fork(main, {
    execArgv: ['--import', 'tsx'],
    env: {
      ...process.env,
      MONGODB_URI: uri,
      PORT: '0',
      LOG_LEVEL: 'fatal',
    },
  })
  t.after(() => monolith.kill('SIGKILL'))
  return monolith
}

/** An embedded server that can be stopped and come back where it was. */
async function startTestDatabase(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'monolithic-'))
  let server = await startMongodb({
    folder,
    port: await stablePort(),
  })
  const { uri, port } = server

  t.after(async () => {
    await server.close()
    await rm(folder, { recursive: true })
  })
  return {
    uri,
    stop: () => server.close(),
    startAgain: async () => {
      server = await startMongodb({ folder, port })
    },
  }
}

async function signIn(url: string) {
  const login = await fetch(`${url}/login`, {
    headers: { accept: 'application/json' },
  })
  const { _csrf } = (await login.json()) as { _csrf: string }
  const answer = await fetch(`${url}/login`, {
    method: 'POST',
    body: new URLSearchParams({ openid: 'maria', _csrf }),
    headers: { cookie: cookieOf(login) },
    redirect: 'manual',
  })
  return cookieOf(answer)
}

function cookieOf(answer: Response) {
  return answer.headers.getSetCookie()[0].split(';', 1)[0]
}
