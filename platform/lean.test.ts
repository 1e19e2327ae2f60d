import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { saslprep } from '@mongodb-js/saslprep'
import type { Axios } from 'axios'
import { build } from 'esbuild'
import type { Express } from 'express'
import { lean } from './lean.ts'
import { createLog } from './log.ts'
import { serve } from './serve.ts'

const log = createLog('lean').child({}, { level: 'silent' })

/** What `contents` exports, from a file that was built as a service is. */
async function bundle<Exports>(t: TestContext, contents: string) {
  const folder = await mkdtemp(join(tmpdir(), 'lean-'))
  t.after(() => rm(folder, { recursive: true }))
  const outfile = join(folder, 'main.cjs')
  await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    platform: 'node',
    plugins: lean,
    outfile,
  })
  return createRequire(outfile)(outfile) as Exports
}

async function serveEcho(t: TestContext) {
  const { app } = await bundle<{ app: Express }>(
    t,
    `import express from 'express'
    export const app = express()
    app.use(express.json(), express.urlencoded())
    app.post('/', (req, res) => void res.json(req.body))`,
  )
  const { url, close } = await serve(app, { name: 'lean', log, port: 0 })
  t.after(close)

  return (type: string, charset: string, body: Buffer) =>
    fetch(url, {
      method: 'POST',
      headers: {
        'content-type': `application/${type}; charset=${charset}`,
      },
      body,
    })
}

const json = '{"name":"Zoë €"}'
const swapped = Buffer.from(json, 'utf16le').swap16()

for (const [charset, body] of [
  ['utf-8', Buffer.from(json)],
  ['utf-8', Buffer.from(`\ufeff${json}`)],
  ['UTF-16LE', Buffer.from(json, 'utf16le')],
  ['utf-16be', swapped],
  ['utf-16', Buffer.concat([Buffer.from([0xfe, 0xff]), swapped])],
] as const)
  test(`a built service reads JSON in ${charset}, ${body[0]} first`, async t => {
    const post = await serveEcho(t)

    const answer = await post('json', charset, body)

    assert.deepEqual(await answer.json(), { name: 'Zoë €' })
  })

test('a built service reads a form in Latin-1', async t => {
  const post = await serveEcho(t)
  const body = Buffer.from('name=Zo%EB&plain=Zo\xeb', 'latin1')

  const answer = await post('x-www-form-urlencoded', 'iso-8859-1', body)

  assert.deepEqual(await answer.json(), { name: 'Zoë', plain: 'Zoë' })
})

test('a built service refuses another charset with 415', async t => {
  const post = await serveEcho(t)

  for (const charset of ['utf-7', 'utf-32', 'utf-nonsense', 'shift_jis']) {
    const answer = await post('json', charset, Buffer.from(json))
    const problem = (await answer.json()) as { status: number }

    assert.equal(answer.status, 415, charset)
    assert.equal(problem.status, 415)
  }
})

test('a password is prepared in a bundle as it is outside', async t => {
  const lean = await bundle<{ saslprep: typeof saslprep }>(
    t,
    `export { saslprep } from '@mongodb-js/saslprep'`,
  )

  for (const password of ['', 'pencil', 'I\u00adX', '\u2168', 'p\u00a0w'])
    assert.equal(lean.saslprep(password), saslprep(password))
  for (const wrong of ['\u0007', '\u0627\u0031', '\u0221'])
    assert.throws(() => lean.saslprep(wrong), hasSameMessage(wrong))
})

function hasSameMessage(wrong: string) {
  return ({ message }: Error) => {
    assert.throws(() => saslprep(wrong), { message })
    return true
  }
}

test('axios brings no HTTP/2 into a bundle', async () => {
  const { metafile } = await build({
    stdin: {
      contents: `export { default } from 'axios'`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    plugins: lean,
  })

  const [{ imports }] = Object.values(metafile.outputs)
  const loaded = imports.map(({ path }) => path)

  assert.ok(loaded.includes('http'))
  assert.ok(!loaded.includes('http2'))
})

test('axios calls over HTTP/1.1 in a bundle', async t => {
  const { axios } = await bundle<{ axios: Axios }>(
    t,
    `export { default as axios } from 'axios'`,
  )
  const { url, close } = await serve(
    (await import('express')).default().get('/', (req, res) => {
      res.send(req.httpVersion)
    }),
    { name: 'lean', log, port: 0 },
  )
  t.after(close)

  const { data } = await axios.get(url)

  assert.equal(String(data), '1.1')
})
