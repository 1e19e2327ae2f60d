// Which posts does each store hold, and do they equal those of the owner?
// node steps/11-synchronise/stores.js <database uri> [--until-same]
import { MongoClient } from 'mongodb'
import { notArrived, until } from '../10-async-services/until.js'

const [uri, untilSame] = process.argv.slice(2)
const client = new MongoClient(uri)
const began = Date.now()

const stores = await until(async () => {
  const found = await look()
  const isSame = found.every(({ differ }) => differ === 0)
  return (isSame || !untilSame) && found
}, notArrived)
for (const { name, posts, fields, differ } of stores)
  console.log(
    `${name.padEnd(10)} ${posts} posts of ${fields} fields, ${differ} differ`,
  )
if (untilSame) console.log(`the same after ${Date.now() - began} ms`)
await client.close()

async function look() {
  const owned = await read('monolith')
  const copies = ['list', 'search', 'recommend'].map(async name =>
    compare(name, await read(name), owned),
  )
  return [compare('monolith', owned, owned), ...(await Promise.all(copies))]
}

function compare(name, posts, owned) {
  const [first] = posts.values()
  const fields = Object.keys(first).length
  const differ = [...owned].filter(
    ([id, { title, score }]) =>
      posts.get(id)?.title !== title || posts.get(id)?.score !== score,
  )
  return { name, posts: posts.size, fields, differ: differ.length }
}

/** The posts by id, without the tombstones that deleted posts leave for a while. */
async function read(name) {
  const alive = { deletedAt: { $exists: false } }
  const posts = client.db(name).collection('posts').find(alive)
  return new Map(
    (await posts.toArray()).map(post => [String(post._id), post]),
  )
}
