// Uses the server at argv[2] as any Mongoose program would, and prints what it saw.
import mongoose from 'mongoose'

await mongoose.connect(process.argv[2], { dbName: 'mongoose' })
await mongoose.connection.dropDatabase()
const schema = new mongoose.Schema({
  _id: Number,
  topic: { type: String, index: true },
  n: Number,
})
const Post = mongoose.model('Post', schema)
await Post.init()
await Post.createCollection()

const stream = Post.watch([], { maxAwaitTimeMS: 200 })
const change = new Promise(resolve => stream.once('change', resolve))
await new Promise(resolve => stream.once('resumeTokenChanged', resolve))
const posts = Array.from({ length: 300 }, (_, n) => ({
  _id: n,
  topic: 'ab'[n % 2],
  n,
}))
await Post.insertMany(posts)
const found = await Post.find({ n: { $lt: 3 } }).sort('-n')
const { modifiedCount } = await Post.updateMany(
  { topic: 'a' },
  { $inc: { n: 1000 } },
)
const groups = await Post.aggregate([
  { $group: { _id: '$topic', posts: { $sum: 1 } } },
  { $sort: { _id: 1 } },
])
const { operationType } = await change
await stream.close()

console.log(
  JSON.stringify({
    found: found.map(({ _id }) => _id),
    modified: modifiedCount,
    groups,
    count: await Post.countDocuments(),
    watched: operationType,
  }),
)
await mongoose.connection.dropDatabase()
await mongoose.disconnect()
