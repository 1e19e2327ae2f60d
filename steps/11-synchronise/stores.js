// What does each store hold of the posts, and is it what the owner holds?
// node steps/11-synchronise/stores.js <database uri>
import { MongoClient } from 'mongodb'

const client = new MongoClient(process.argv[2])

const owned = await read('monolith')
for (const name of ['monolith', 'list', 'search', 'recommend']) {
  const posts = await read(name)
  const fields = Object.keys(posts.values().next().value).length
  const differ = [...owned.keys()].filter(id => !isSame(posts.get(id), id))
  console.log(
    `${name.padEnd(10)} ${posts.size} posts of ${fields} fields, ${differ.length} differ`,
  )
}
await client.close()

async function read(name) {
  const alive = { deletedAt: { $exists: false } }
  const posts = await client
    .db(name)
    .collection('posts')
    .find(alive)
    .toArray()
  return new Map(posts.map(post => [String(post._id), post]))
}

function isSame(post, id) {
  const { title, score } = owned.get(id)
  return post?.title === title && post.score === score
}
