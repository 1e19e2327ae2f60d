import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { test } from 'node:test'

/** A process that logs one line and then does what `then` says. */
function start(then: string) {
  const script = `
    import { createLog } from '${new URL('./log.ts', import.meta.url)}'
    const log = createLog('example')
    log.info({ password: 'hunter2' }, 'hello')
    ${then}`
  return spawn(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', script],
    { stdio: ['pipe', 'pipe', 'ignore'] },
  )
}

async function firstLine({ stdout }: ChildProcess) {
  assert.ok(stdout)
  const [line] = await once(createInterface({ input: stdout }), 'line')
  return JSON.parse(line)
}

test('a line appears while the process goes on, without its secrets', async t => {
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

test('a process ends though nobody reads its log any more', async () => {
  const child = start(`process.stdin.resume()
    process.stdin.on('end', () => {
      log.info('nobody reads this')
      process.exit(0)
    })`)
  await firstLine(child)

  child.stdout?.destroy()
  child.stdin?.end()
  const [code] = await once(child, 'exit')

  assert.equal(code, 0)
})
