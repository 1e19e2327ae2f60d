import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { test } from 'node:test'
import { runCommand } from '../supervisor/run-command.ts'
import { thisMachine } from './machine.ts'
import { readMemoryPressure } from './memory.ts'

test('a port has a holder until its program closes it', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  const before = await thisMachine.portHolder(port)
  server.close()
  await once(server, 'close')
  const after = await thisMachine.portHolder(port)

  assert.match(String(before), /node|another program/)
  assert.equal(after, undefined)
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
