// What does a database hold? node steps/05-mongodb/look.js <uri>
import { MongoClient } from 'mongodb'

const client = new MongoClient(process.argv[2])
const db = client.db('monolith')

for (const { name } of await db.listCollections().toArray()) {
  const documents = await db.collection(name).countDocuments()
  console.log(`${name.padEnd(10)} ${documents} documents`)
}

const best = {
  sort: { score: -1 },
  projection: { _id: 0, title: 1, score: 1 },
}
console.log(await db.collection('posts').findOne({}, best))

await client.close()
