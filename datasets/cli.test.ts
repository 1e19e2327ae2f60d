import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { type Mongodb, startMongodb } from '@workshop/mongodb'
import { Command } from 'commander'
import { registerData } from './cli.ts'

let folder: string
let server: Mongodb

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'data-'))
  server = await startMongodb({ folder: join(folder, 'db'), port: 0 })
})

after(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

const root = join(import.meta.dirname, '..')

/** What a person sees who types `npm run data -- …`. */
function data(words: string[], input = '', uri = server.uri) {
  const command = ['--import', 'tsx', 'datasets/main.ts', 'data', ...words]
  const env = { ...process.env, MONGODB_URI: uri }
  return new Promise<{ code: number; out: string; err: string }>(
    resolve => {
      const child = execFile(
        'node',
        command,
        { cwd: root, env },
        (error, out, err) =>
          resolve({ code: Number(error?.code ?? 0), out, err }),
      )
      child.stdin?.end(input)
    },
  )
}

test('the help names both commands, and each command has help of its own', () => {
  const [data] = createProgram().commands
  const [generate, load] = data.commands

  assert.match(data.helpInformation(), /generate(.|\n)*import/)
  assert.match(
    generate.helpInformation(),
    /--count(.|\n)*--seed(.|\n)*--out/,
  )
  assert.match(load.helpInformation(), /--uri(.|\n)*--strict(.|\n)*--drop/)
})

test('generate writes the same posts to standard output, a file and a packed file', async () => {
  const [plain, packed] = ['posts', 'posts.gz'].map(name =>
    join(folder, name),
  )
  const count = ['--count', '450', '--seed', '3']

  const { out } = await data(['generate', ...count])
  await data(['generate', ...count, '--out', plain])
  await data(['generate', ...count, '--out', packed])

  assert.equal(out.split('\n').length, 451)
  assert.equal(await readFile(plain, 'utf8'), out)
  assert.equal(String(gunzipSync(await readFile(packed))), out)
})

test('an import reports what it did and lists its bad lines', async () => {
  const file = join(folder, 'two')
  await writeFile(file, '{"id":"a","title":"A"}\n{"id":"b"}\n')

  const { code, out } = await data(['import', file, '--collection', 'two'])

  assert.equal(code, 0)
  assert.match(
    out,
    /^2 posts read .*: 1 inserted, 0 updated, 0 unchanged, 1 bad\n {2}record 2 has no title\n$/,
  )
})

test('import reads standard input, and --drop empties the collection first', async () => {
  const into = ['--collection', 'drop']
  await data(['import', '-', ...into], '{"id":"a","title":"A"}')

  const { out } = await data(
    ['import', '-', '--drop', ...into],
    '{"id":"a","title":"A"}',
  )

  assert.match(out, /1 inserted, 0 updated, 0 unchanged/)
})

test('a failure ends with its message and exit code 1', async () => {
  const { code, err } = await data(['import', '-', '--strict'], '{broken')

  assert.equal(code, 1)
  assert.match(err, /^Stopped: record 1 is not JSON/)
})

const away = 'mongodb://me:secret@127.0.0.1:1'
const failures: [string[], RegExp][] = [
  [
    ['import', 'nowhere.ndjson'],
    /no file nowhere\.ndjson.*npm run data -- generate/,
  ],
  [['generate', '--count', 'many'], /whole number/],
  [
    ['generate', '--out', '/nowhere/posts'],
    /Cannot write \/nowhere\/posts/,
  ],
  [['import', '-', '--format', 'csv'], /Allowed choices are auto, lines/],
  [
    ['import', '-', '--uri', away],
    /\/\/\*\*\*@127\.0\.0\.1:1\.\n.*npm run mongodb/,
  ],
]

for (const [words, message] of failures) {
  test(`"${words.join(' ')}" is refused with what to type instead`, async () => {
    await assert.rejects(
      createProgram().parseAsync(['data', ...words], { from: 'user' }),
      message,
    )
  })
}

function createProgram() {
  const program = new Command().exitOverride()
  program.configureOutput({ writeErr: () => {} })
  registerData(program)
  return program
}
