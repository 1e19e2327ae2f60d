// Typed into mongosh, so to speak; prints what it saw.
const posts = db.getSiblingDB('mongosh').posts
posts.drop()

const stream = posts.watch([], { maxAwaitTimeMS: 200 })
stream.tryNext()
posts.insertMany(
  Array.from({ length: 300 }, (_, n) => ({
    _id: n,
    topic: 'ab'[n % 2],
    n,
  })),
)
const found = posts
  .find({ n: { $lt: 3 } })
  .sort({ n: -1 })
  .toArray()
const { modifiedCount } = posts.updateMany(
  { topic: 'a' },
  { $inc: { n: 1000 } },
)
const groups = posts
  .aggregate([
    { $group: { _id: '$topic', posts: { $sum: 1 } } },
    { $sort: { _id: 1 } },
  ])
  .toArray()
const { operationType } = stream.next()
stream.close()

print(
  JSON.stringify({
    found: found.map(({ _id }) => _id),
    modified: modifiedCount,
    groups,
    count: posts.countDocuments(),
    watched: operationType,
  }),
)
posts.drop()
