import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { startTestDatabase } from '@workshop/platform/test/server'
import { MongoClient } from 'mongodb'
import { countCommands } from './count-commands.ts'

// A server of its own: others would count as well.
const { uri } = await startTestDatabase()
const client = await MongoClient.connect(uri)
after(() => client.close())

test('the commands of an action are counted, and those before it are not', async () => {
  const posts = client.db('shop').collection('posts')
  await posts.findOne()

  const { find, aggregate = 0 } = await countCommands(client, async () => {
    await posts.findOne()
    await posts.findOne()
  })

  assert.deepEqual([find, aggregate], [2, 0])
})
