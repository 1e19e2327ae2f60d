import assert from 'node:assert/strict'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { startMongodb } from '@workshop/mongodb'
import { emptyFolder } from '../stages/test/empty-folder.ts'
import { resetData } from './reset.ts'

test('resetting the data removes the databases and nothing else', async () => {
  const data = await emptyFolder()
  for (const folder of ['mongodb', 'mongodb-2', 'running'])
    await mkdir(join(data, folder))
  await writeFile(join(data, 'progress.json'), '{}')

  await resetData(data)

  assert.deepEqual((await readdir(data)).sort(), [
    'progress.json',
    'running',
  ])
})

test('data of a running stage is refused, and stays', async t => {
  const data = await emptyFolder()
  const folder = join(data, 'mongodb')
  const server = await startMongodb({ folder, port: 0 })
  t.after(() => server.close())

  await assert.rejects(resetData(data), /running.*npx workshop stop/)

  assert.deepEqual(await readdir(data), ['mongodb'])
})

test('without any data there is nothing to do', async () => {
  await resetData(join(await emptyFolder(), 'none'))
})
