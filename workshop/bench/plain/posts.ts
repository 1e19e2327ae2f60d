import express from 'express'
import { type Document, MongoClient, ObjectId } from 'mongodb'
import { listen } from '../listen.ts'

/** Run as a process: the queries of `list`, `search` and `recommend`, each in a plain route. */
const client = new MongoClient(process.argv[2])
const [list, search, recommend] = ['list', 'search', 'recommend'].map(
  name => client.db(name).collection('posts'),
)
const topics = client.db('recommend').collection('views')
const app = express()

app.get('/posts/:id', async (req, res) => {
  const _id = new ObjectId(req.params.id)
  const there = { created_utc: { $exists: true } }
  const post = await list.findOne({ _id, ...there })
  res.json(post && withId(post))
})

app.get('/search', async (req, res) => {
  const matching = { $text: { $search: String(req.query.q) } }
  const score = { $meta: 'textScore' }
  const [total, posts] = await Promise.all([
    search.countDocuments(matching),
    search
      .aggregate([
        { $match: matching },
        { $sort: { score, _id: 1 } },
        { $skip: 0 },
        { $limit: 20 },
      ])
      .toArray(),
  ])
  res.json({ total, posts: posts.map(withId) })
})

app.get('/recommendations', async (_req, res) => {
  const [view, posts] = await Promise.all([
    topics.findOne(),
    recommend
      .find({ score: { $gt: 50 } })
      .sort({ upsanddowns: 1, num_comments: -1, _id: 1 })
      .limit(12)
      .toArray(),
  ])
  res.json({ topics: view?.topics, posts: posts.map(withId) })
})

function withId({ _id, ...post }: Document) {
  return { id: _id, ...post }
}

listen(app)
