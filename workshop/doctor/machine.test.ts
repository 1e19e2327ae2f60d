import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { test } from 'node:test'
import getPort from 'get-port'
import { thisMachine } from './machine.ts'
import { readMemoryPressure } from './memory.ts'
import { runCommand } from './run-command.ts'

test('a port that a program holds is told from a free one', async t => {
  const server = createServer().listen(0, '127.0.0.1')
  t.after(() => server.close())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  const holder = await thisMachine.portHolder(port)
  const none = await thisMachine.portHolder(await getPort())

  assert.match(String(holder), /node|another program/)
  assert.equal(none, undefined)
})

test('a command that is missing, fails or succeeds is told apart', async () => {
  const node = process.execPath
  const outcomes = await Promise.all([
    runCommand('no-such-command', []),
    runCommand(node, ['-e', 'console.error("no"); process.exit(1)']),
    runCommand(node, ['-e', 'console.log(" yes ")']),
  ])

  assert.deepEqual(outcomes, [
    { status: 'not found', output: '' },
    { status: 'failed', output: 'no' },
    { status: 'done', output: 'yes' },
  ])
})

test('macOS says how much of its memory is free', () => {
  const output =
    'The system has 17179869184 (1048576 pages with a page size of 16384).\nSystem-wide memory free percentage: 50%'

  assert.equal(readMemoryPressure(output, 16e9), 8e9)
  assert.equal(readMemoryPressure('', 16e9), undefined)
})
