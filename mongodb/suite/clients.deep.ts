import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { useDatabase } from '../test/database.ts'

const run = promisify(execFile)
const suite = useDatabase()
/** Debian's own interpreter knows Debian's packages, whatever other stands first in the path. */
const debian = '/usr/bin/python3'
const python = existsSync(debian) ? debian : 'python3'
const versions = { mongoose: '9.12.1', mongosh: '2.12.0' }

/** What every client is to see of the same 300 posts. */
const expected = {
  found: [2, 1, 0],
  modified: 150,
  groups: [
    { _id: 'a', posts: 150 },
    { _id: 'b', posts: 150 },
  ],
  count: 300,
  watched: 'insert',
}

let folder: string

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mongodb-clients-'))
})

after(() => rm(folder, { recursive: true, force: true }))

test('PyMongo inserts, finds, updates, aggregates and watches', async t => {
  if (!(await has(t, 'PyMongo', python, ['-c', 'import pymongo']))) return

  const seen = await ask(python, [script('with-pymongo.py'), suite.uri])

  assert.deepEqual(seen, expected)
})

test('Mongoose inserts, finds, updates, aggregates and watches', async t => {
  if (!(await install(t, 'mongoose'))) return
  const program = join(folder, 'with-mongoose.mjs')
  await copyFile(script('with-mongoose.mjs'), program)

  const seen = await ask(process.execPath, [program, suite.uri])

  assert.deepEqual(seen, expected)
})

test('mongosh inserts, finds, updates, aggregates and watches', async t => {
  if (!(await install(t, 'mongosh'))) return
  const shell = join(folder, 'node_modules', 'mongosh', 'bin', 'mongosh.js')

  const seen = await ask(process.execPath, [
    shell,
    suite.uri,
    '--quiet',
    '--norc',
    '--file',
    script('with-mongosh.js'),
  ])

  assert.deepEqual(seen, expected)
})

function script(name: string) {
  return fileURLToPath(new URL(`clients/${name}`, import.meta.url))
}

/** The last line that a program prints, as JSON. */
async function ask(program: string, parameters: string[]) {
  const env = { ...process.env, HOME: folder }
  const { stdout } = await run(program, parameters, {
    env,
    timeout: 120_000,
  })
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '')
}

function install(t: TestContext, name: keyof typeof versions) {
  const wanted = `${name}@${versions[name]}`
  const parameters = [
    'install',
    '--no-save',
    '--no-audit',
    '--prefix',
    folder,
  ]
  return has(t, wanted, 'npm', [...parameters, wanted])
}

/** Skips where a client is missing, with its reason; in CI that is a failure. */
async function has(
  t: TestContext,
  name: string,
  program: string,
  parameters: string[],
) {
  const shell = process.platform === 'win32'
  try {
    await run(program, parameters, { timeout: 300_000, shell })
    return true
  } catch (error) {
    const { stderr, message } = error as {
      stderr?: string
      message: string
    }
    const reason = (stderr || message).trim().split('\n').at(-1)
    if (process.env.CI) throw new Error(`${name} is missing: ${reason}`)
    t.skip(`${name} is missing: ${reason}`)
    return false
  }
}
