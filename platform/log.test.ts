import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { on, once } from 'node:events'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import autocannon from 'autocannon'

const module = (file: string) => new URL(file, import.meta.url).href

/** A process that logs one line and then runs `then`. */
function start(then: string) {
  const script = `
    import { createLog } from '${module('./log.ts')}'
    const log = createLog('example')
    log.info({ password: 'hunter2' }, 'hello')
    ${then}`
  return spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', script],
    { stdio: ['pipe', 'pipe', 'ignore'] },
  )
}

function lines({ stdout }: ChildProcess) {
  assert.ok(stdout)
  return createInterface({ input: stdout })
}

async function firstLine(child: ChildProcess) {
  const [line] = await once(lines(child), 'line')
  return JSON.parse(line)
}

test('a line appears while the process runs, without secrets', async t => {
  const child = start('setInterval(() => {}, 1000)')
  t.after(() => child.kill('SIGKILL'))

  const line = await firstLine(child)

  assert.equal(line.name, 'example')
  assert.equal(line.msg, 'hello')
  assert.equal(line.password, '[hidden]')
})

for (const [end, then] of [
  ['exits', 'process.exit(3)'],
  ['crashes', 'throw new Error("out of order")'],
  ['rejects', 'await Promise.reject(new Error("out of order"))'],
]) {
  test(`no line is lost when the process ${end}`, async () => {
    assert.equal((await firstLine(start(then))).msg, 'hello')
  })
}

test('a process shuts down after the reader of its log is gone', async t => {
  const child = start(`
    const { shutDownOnSignal } = await import('${module('./shutdown.ts')}')
    shutDownOnSignal(log, async () => {})
    setInterval(() => log.info('again'), 1)
    log.info('ready')`)
  t.after(() => child.kill('SIGKILL'))
  await untilLogged(child, 'ready')

  child.stdout?.destroy()
  child.kill()
  const [code] = await once(child, 'exit')

  assert.equal(code, 0)
})

test('a process shuts down although the reader of its log stalls', async t => {
  const child = start(`
    const { shutDownOnSignal } = await import('${module('./shutdown.ts')}')
    shutDownOnSignal(log, async () => {})
    process.stdin.once('data', () => {
      // More than fits into the pipe; twice, so that some of it is not in a write.
      for (let times = 0; times < 2; times++) log.info('x'.repeat(1_500_000))
      process.kill(process.pid, 'SIGTERM')
    })
    log.info('ready')`)
  t.after(() => child.kill('SIGKILL'))
  await untilLogged(child, 'ready')

  child.stdout?.pause()
  child.stdin?.write('go')
  const [code] = await once(child, 'exit')

  assert.equal(code, 0)
})

test('a process ends although its shutdown hangs', async t => {
  const child = start(`
    const { shutDownOnSignal } = await import('${module('./shutdown.ts')}')
    shutDownOnSignal(log, () => new Promise(() => {}), 100)
    setInterval(() => {}, 1000)
    log.info('ready')`)
  t.after(() => child.kill('SIGKILL'))
  await untilLogged(child, 'ready')

  child.kill()
  await untilLogged(child, 'the shutdown failed')
  const [code] = await once(child, 'exit')

  assert.equal(code, 0)
})

test('a stalled reader of the log does not stall the service', async t => {
  const child = start(`
    const { serve } = await import('${module('./serve.ts')}')
    const { default: express } = await import('express')
    const app = express().get('/', (_req, res) => res.send('hello'))
    const { url } = await serve(app, { name: 'example', log, port: 0 })`)
  t.after(() => child.kill('SIGKILL'))
  const { url } = await untilLogged(child, 'listening')

  child.stdout?.pause()
  const { errors, non2xx, requests } = await autocannon({
    url,
    amount: 10_000,
  })

  assert.deepEqual([errors, non2xx, requests.sent], [0, 0, 10_000])
})

async function untilLogged(child: ChildProcess, message: string) {
  for await (const [text] of on(lines(child), 'line')) {
    const line = JSON.parse(text)
    if (line.msg === message) return line
  }
}
