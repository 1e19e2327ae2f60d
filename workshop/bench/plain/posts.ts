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
  res.json(toJson(await list.findOne({ _id, ...there })))
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
  res.json({ total, posts: posts.map(toListed) })
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
  res.json({ topics: view?.topics, posts: posts.map(toListed) })
})

function toJson(post: Document | null): Document {
  const { _id, at, ...fields } = post ?? {}
  return { id: _id, ...fields }
}

/** A list shows no texts. */
function toListed(post: Document) {
  const { selftext, upsanddowns, ...fields } = toJson(post)
  return fields
}

listen(app)
