import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { data } from '../stages/paths.ts'
import { failingTests } from './failing-tests.ts'
import { Hint } from './hint.ts'

const red = "test('one is not two', () => assert.equal(1, 2))"
const green = "test('one is one', () => assert.equal(1, 1))"

test('of the tests in several files those that fail are named', async t => {
  const { folder, files } = await writeTests(t, [green, red])

  assert.deepEqual(await failingTests(folder, files), ['one is not two'])
})

test('files whose tests pass have no failing ones', async t => {
  const { folder, files } = await writeTests(t, [green])

  assert.deepEqual(await failingTests(folder, files), [])
})

test('a file that does not compile is a hint with its error', async t => {
  const { folder, files } = await writeTests(t, [green, 'const = 1'])

  await assert.rejects(
    failingTests(folder, files),
    error => error instanceof Hint && /Error: .+/.test(error.message),
  )
})

/** Below the repository, so that its packages are found. */
async function writeTests(t: TestContext, bodies: string[]) {
  await mkdir(data, { recursive: true })
  const folder = await mkdtemp(join(data, 'failing-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const files = bodies.map((_, index) => join(folder, `${index}.test.ts`))
  for (const [index, body] of bodies.entries())
    await writeFile(
      files[index],
      `import assert from 'node:assert'\nimport { test } from 'node:test'\n${body}\n`,
    )
  return { folder, files }
}
