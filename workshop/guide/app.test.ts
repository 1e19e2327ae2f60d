import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { readParts } from '../exercises/manifest.ts'
import type { Progress } from '../exercises/progress.ts'
import { root } from '../stages/paths.ts'
import type { GuideDependencies } from './frame.ts'
import { startGuide } from './test/guide.ts'

const [{ part, folder }] = readParts(root).filter(
  ({ hints }) => hints.length > 0,
)
const startedAt = '2026-11-02T09:00:00.000Z'

async function open(t: TestContext, changes?: Partial<GuideDependencies>) {
  const { url, close } = await startGuide(changes)
  t.after(close)
  const headers = { Accept: 'text/html' }
  return async (path: string) => {
    const answer = await fetch(url + path, { headers })
    return { status: answer.status, html: await answer.text() }
  }
}

const text = `# 01 Start

Open <http://localhost:5000>.

<!-- keeps running -->
\`\`\`sh
node share.js http://127.0.0.1:5131 http://127.0.0.1:5132
\`\`\`

\`\`\`text
mongodb://127.0.0.1:27017/?replicaSet=workshop
\`\`\`
`

/** A repository with this one step. */
async function createRepository(t: TestContext) {
  const root = await mkdtemp(join(tmpdir(), 'guide-'))
  t.after(() => rm(root, { recursive: true, force: true }))
  await mkdir(join(root, 'steps/01-start'), { recursive: true })
  const steps = [{ folder: '01-start', title: 'Start', minutes: 5 }]
  const manifest = join(root, 'steps/steps.json')
  await writeFile(manifest, JSON.stringify({ steps }))
  await writeFile(join(root, 'steps/01-start/README.md'), text)
  await writeFile(join(root, 'WORKSHOP.md'), '# The guide')
  return root
}

test('the ports of this run stand in every command, output and link', async t => {
  const ports = new Map([
    ['5000', 6000],
    ['5131', 6131],
    ['27017', 6017],
  ])
  const site = 'http://localhost:6000'
  const root = await createRepository(t)
  const get = await open(t, { root, site, ports: () => ports })

  const { html } = await get('/steps/01-start')

  // A service that does not run keeps its documented address.
  assert.match(html, /share\.js http:\/\/127\.0\.0\.1:6131 .+:5132\n/)
  assert.match(html, /mongodb:\/\/127\.0\.0\.1:6017\/\?replicaSet/)
  assert.match(html, /<a href="http:\/\/localhost:6000">/)
  assert.doesNotMatch(html, /localhost:5000|127\.0\.0\.1:(5131|27017)/)
})

test('a page marks its place, and leads to those before and after it', async t => {
  const get = await open(t)

  const { html } = await get('/steps/02-get-the-tools/')

  const marked = html.matchAll(/<a href="([^"]+)" aria-current="page">/g)
  // The list stands beside the text or, on a phone, above it.
  assert.deepEqual(
    [...marked].map(([, href]) => href),
    ['/steps/02-get-the-tools', '/steps/02-get-the-tools'],
  )
  assert.match(html, /rel="prev" href="\/steps\/01-get-the-code"/)
  assert.match(html, /rel="next" href="\/steps\/03-meet-the-data"/)
})

test('presenting is kept from page to page', async t => {
  const get = await open(t)

  const { html } = await get('/steps/02-get-the-tools?present')

  assert.match(html, /rel="next" href="\/steps\/03-meet-the-data\?present"/)
  assert.match(html, /<html lang="en" class="presenting">/)
})

test('a part shows its folded hints and the last result of its check', async t => {
  const check = {
    at: startedAt,
    passed: false,
    hint: '`GET /x` answers <script>alert(1)</script>.',
  }
  const progress = { part, parts: { [part]: { startedAt, check } } }
  const get = await open(t, { progress: () => progress })

  const { html } = await get(`/${folder}`)

  assert.match(html, /<summary>Hint 1 of \d<\/summary>/)
  assert.match(html, /does not pass yet/)
  assert.match(
    html,
    /<code>GET \/x<\/code> answers &lt;script&gt;alert\(1\)/,
  )
})

test('only a part with code shows the result of a check', async t => {
  const read = await open(t)
  const parts = readParts(root)
  const [written] = parts.filter(each =>
    existsSync(join(root, each.folder, 'check.ts')),
  )
  const [measured] = parts.filter(
    each => !existsSync(join(root, each.folder, 'check.ts')),
  )

  assert.match((await read(`/${written.folder}`)).html, /Not checked yet/)
  assert.doesNotMatch(
    (await read(`/${measured.folder}`)).html,
    /Not checked/,
  )
})

test('progress is read for each request: a part that passed is ticked', async t => {
  let now: Progress = { parts: {} }
  const get = await open(t, { progress: () => now })
  const ticks = async () =>
    (await get('/')).html.match(/passed<\/span>/g)?.length ?? 0
  const before = await ticks()

  now = { parts: { [part]: { startedAt, passedAt: startedAt } } }

  assert.equal(before, 0)
  assert.ok((await ticks()) > 0)
})

test('notes for the proof of the texts are left out, a command that keeps running says so', async t => {
  const get = await open(t, { root: await createRepository(t) })

  const { html } = await get('/steps/01-start')

  assert.doesNotMatch(html, /<!--/)
  assert.match(
    html,
    /:5132\n<\/code><\/pre><figcaption>keeps running: use a terminal of its own/,
  )
})

test('a source file is shown escaped and with an anchor per line', async t => {
  const get = await open(t)

  const { status, html } = await get('/files/workshop/guide/app.test.ts')

  assert.equal(status, 200)
  assert.match(html, /id="L1">import assert from/)
  assert.doesNotMatch(html, /<script>alert/)
})

for (const path of [
  '..%2f..%2fetc/passwd',
  '%2e%2e/%2e%2e/etc/passwd',
  '..%5c..%5cetc',
  '%2fetc/passwd',
  '.git/config',
  'docker/.env',
  'data/progress.json',
  'node_modules/ejs/package.json',
  'no/such/file.ts',
  'static/pictures/corgi.png',
  'package.json%00.md',
])
  test(`/files/${path} is not shown`, async t => {
    const get = await open(t)

    const { status } = await get(`/files/${path}`)

    assert.equal(status, 404)
  })

test('a page that there is not is a 404 with a way back, for programs a problem', async t => {
  const { url, close } = await startGuide()
  t.after(close)

  const page = await fetch(`${url}/steps/99`, {
    headers: { Accept: 'text/html' },
  })
  const problem = await fetch(`${url}/steps/99`)

  assert.equal(page.status, 404)
  assert.match(await page.text(), /<a href="\/">/)
  assert.equal(problem.status, 404)
  assert.match(
    String(problem.headers.get('content-type')),
    /application\/problem\+json/,
  )
})

test('a foreign Host is refused, and so is any method that changes something', async t => {
  const { url, close } = await startGuide()
  t.after(close)

  const foreign = await new Promise(resolve =>
    request(url, { headers: { host: 'evil.example' } }, ({ statusCode }) =>
      resolve(statusCode),
    ).end(),
  )
  const post = await fetch(url, { method: 'POST' })

  assert.equal(foreign, 403)
  assert.equal(post.status, 405)
})
