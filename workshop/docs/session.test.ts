import assert from 'node:assert/strict'
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { actionsOf } from './actions.ts'
import { openSession } from './session.ts'

const tick = '```'

test('a command that prints what the text states passes', async t => {
  await read(t, block('node -p 40+2'), stated('42'))
})

test('a command that prints something else is caught, with both outputs', async t => {
  const reading = read(t, block('node -p 40+2'), stated('43'))

  await assert.rejects(reading, /The text states\s+43\s+but it is\s+42/)
})

test('a command that fails is caught, even with the expected output', async t => {
  const reading = read(t, block('node -e "process.exit(3)"'))

  await assert.rejects(reading, /process\.exit\(3\)"\nends with 3/)
})

test('a failure in the middle of a block is caught', async t => {
  const reading = read(
    t,
    block('node -e "process.exit(1)"', 'node -p 1'),
    stated('1'),
  )

  await assert.rejects(reading, /ends with 1/)
})

test('a command that does not come to its end is caught and ended', async t => {
  const endless = block('node -e "setInterval(Number, 1000)"')

  await assert.rejects(
    readFor(1000, t, endless),
    /Not within 1000 ms: the command ends/,
  )
})

test('cd holds for the blocks that follow', async t => {
  await read(
    t,
    block('node -e "fs.mkdirSync(\'below\')"', 'cd below'),
    block('node -p "path.basename(process.cwd())"'),
    stated('below'),
  )
})

test('what keeps running is awaited, asked, spoken to on its own port, and ended by Ctrl-C', async t => {
  await read(
    t,
    '<!-- keeps running -->',
    block('node server.js'),
    stated('Site http://localhost:5000'),
    block(
      `node -e "fetch('http://localhost:5000').then(r => r.text()).then(console.log)"`,
    ),
    stated('hello'),
    '<!-- Ctrl-C -->',
  )
})

test('what keeps running but prints something else is caught', async t => {
  const reading = readFor(
    1000,
    t,
    '<!-- keeps running -->',
    block('node server.js'),
    stated('Page http://localhost:5000'),
  )

  await assert.rejects(reading, /It should print\s+Page/)
})

test('what answers Ctrl-C with an error is caught', async t => {
  const reading = read(
    t,
    '<!-- keeps running -->',
    block('node server.js 7'),
    stated('Site http://localhost:5000'),
    '<!-- Ctrl-C -->',
  )

  await assert.rejects(reading, /Ctrl-C makes it end with 7/)
})

test('what leaves a process behind is caught', async t => {
  const reading = read(
    t,
    '<!-- keeps running -->',
    block('node leaves.js'),
    stated('left'),
    '<!-- Ctrl-C -->',
  )

  await assert.rejects(reading, /processes are left over/)
})

test('a command that speaks to a port where nothing was started is refused', async t => {
  const reading = read(t, block('node -p "\'http://localhost:5000\'"'))

  await assert.rejects(reading, /Port 5000 is spoken to/)
})

test('a port that a command tells is spoken to from then on', async t => {
  const told = block(`node -p "'rest http://127.0.0.1:' + 40001"`)
  const spoken = block(`node -p "'http://127.0.0.1:5100'"`)

  await read(
    t,
    told,
    stated('rest http://127.0.0.1:5100'),
    spoken,
    stated('http://127.0.0.1:5100'),
  )
})

test('a port that becomes another one is caught', async t => {
  const told = (port: number) =>
    block(`node -p "'rest http://127.0.0.1:' + ${port}"`)
  const same = stated('rest http://127.0.0.1:5100')

  const reading = read(t, told(40001), same, told(40002), same)

  await assert.rejects(reading, /127\.0\.0\.1:40002/)
})

/** Reads a document of these lines to its end, in a folder of its own. */
async function read(t: TestContext, ...lines: string[]) {
  return readFor(20_000, t, ...lines)
}

async function readFor(
  timeoutMs: number,
  t: TestContext,
  ...lines: string[]
) {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'reading-')))
  t.after(() => rm(folder, { recursive: true, force: true }))
  await writeFile(join(folder, 'server.js'), server)
  await writeFile(join(folder, 'leaves.js'), leaves)
  await writeFile(join(folder, 'left.js'), 'setTimeout(Number, 3000)')

  const session = openSession({ folder, origin: folder, timeoutMs })
  try {
    for (const action of actionsOf(lines.join('\n')))
      await session.perform(action)
  } finally {
    await session.close()
  }
}

function block(...commands: string[]) {
  return [`${tick}sh`, ...commands, tick].join('\n')
}

function stated(output: string) {
  return [`${tick}text`, output, tick].join('\n')
}

const server = `
const code = Number(process.argv[2] ?? 0)
process.on('SIGINT', () => process.exit(code))
const { PORT } = process.env
require('node:http')
  .createServer((req, res) => res.end('hello'))
  .listen(PORT, () => console.log('Site http://localhost:' + PORT))
`

const leaves = `
const options = { detached: true, stdio: 'ignore' }
require('node:child_process')
  .spawn(process.execPath, [__dirname + '/left.js'], options)
setInterval(Number, 1000)
process.on('SIGINT', () => process.exit(0))
console.log('left')
`
