import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { openBuild } from './build.ts'

/** A build of one file, which the caller may change. */
async function openSource(t: TestContext, text: string) {
  const folder = await mkdtemp(join(tmpdir(), 'build-'))
  const entry = join(folder, 'main.ts')
  await writeFile(entry, text)
  const name = `test-${process.pid}`
  const building = await openBuild([{ name, entry }])
  t.after(async () => {
    const [file] = await building.run()
    await building.close()
    await rm(dirname(file), { recursive: true })
    await rm(folder, { recursive: true })
  })
  return { building, write: (text: string) => writeFile(entry, text) }
}

test('an open build builds again what has changed', async t => {
  const { building, write } = await openSource(t, 'console.log("one")')
  await building.run()
  await write('console.log("two")')

  const [file] = await building.run()

  assert.match(await readFile(file, 'utf8'), /console\.log\("two"\)/)
})

test('runs at the same time share a build', async t => {
  const { building } = await openSource(t, 'console.log("one")')

  const [first, second] = await Promise.all([
    building.run(),
    building.run(),
  ])

  assert.deepEqual(first, second)
})

test('a build that fails can be run again', async t => {
  const { building, write } = await openSource(t, 'console.log("one"')
  await assert.rejects(building.run(), /Expected "\)"/)
  await write('console.log("two")')

  const [file] = await building.run()

  assert.match(await readFile(file, 'utf8'), /two/)
})
