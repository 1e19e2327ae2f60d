import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { hostname } from 'node:os'
import { createInterface } from 'node:readline'
import { type TestContext, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { temporaryFolder } from '../test/temporary.ts'
import { holderOf, lock } from './lock.ts'

const main = fileURLToPath(import.meta.resolve('../main.ts'))
const node = [process.execPath, '--import', 'tsx', main, '--port', '0']

const noShell = process.platform === 'win32' && 'needs a POSIX shell'
const canUnshare = spawnSync('unshare', ['-pf', 'true']).status === 0
const noNamespace = !canUnshare && 'needs unshare, and the right to use it'

/** Runs a command that starts a server on the folder; resolves once the server has it open. */
async function startHolder(
  t: TestContext,
  folder: string,
  [command, ...args]: string[],
) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  t.after(() => child.kill('SIGKILL'))
  await once(createInterface(child.stdout), 'line')
  const holder = holderOf(folder)
  assert.ok(holder, 'the server holds its folder')
  return { child, holder }
}

test('a lock is free once its holder has released it', t => {
  const folder = temporaryFolder(t)
  const first = lock(folder)
  first.announce('mongodb://127.0.0.1:1')

  assert.throws(() => lock(folder), {
    message: /in use by process \d+ at mongodb:\/\/127\.0\.0\.1:1, started/,
  })
  first.release()

  assert.equal(holderOf(folder), undefined)
  lock(folder).release()
})

test('a killed holder that its parent does not reap leaves the folder free', {
  skip: noShell,
}, async t => {
  const folder = temporaryFolder(t)
  // What replaces the shell knows nothing of its child.
  const script = '"$@" & exec sleep 60'
  const server = [...node, '--folder', folder]
  const shell = ['sh', '-c', script, 'sh', ...server]
  const { holder } = await startHolder(t, folder, shell)
  const pid = holder.pid as number

  process.kill(pid, 'SIGKILL')

  for (let i = 0; i < 100 && holderOf(folder); i++) await pause(50)
  assert.equal(holderOf(folder), undefined)
  assert.ok(process.kill(pid, 0), 'the process is still listed')
  lock(folder).release()
})

test('holders with equal process numbers are told apart', {
  skip: noNamespace,
}, async t => {
  const folder = temporaryFolder(t)
  const apart = ['unshare', '--pid', '--fork', '--kill-child', ...node]
  const command = [...apart, '--folder', folder]
  const { holder } = await startHolder(t, folder, command)
  assert.deepEqual([holder.pid, holder.host], [1, hostname()])

  const [second, ...args] = command
  const { status, stderr } = spawnSync(second, args, { encoding: 'utf8' })

  assert.equal(status, 1)
  assert.match(stderr, /is in use by process 1 at mongodb:/)
})
