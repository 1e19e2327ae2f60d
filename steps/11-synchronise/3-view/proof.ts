import type { Proof } from '@workshop/workshop/exercises/proof'

const file = 'services/recommend/topics.ts'
const read = `const view = await views.findOne({ _id })
      return view?.topics ?? []`

export const proof: Proof = {
  start: 'There are no topics',
  wrong: [
    {
      name: 'no order',
      file,
      replace: '{ $sort: { posts: -1, _id: 1 } },',
      by: '{ $sort: { _id: 1 } },',
      hint: 'the largest first',
    },
    {
      name: 'counted in the request',
      file,
      replace: read,
      by: 'return posts.aggregate<Topic>(countTopics).toArray()',
      hint: 'counted in the request',
    },
    {
      name: 'tombstones are counted',
      file,
      replace: '{ $match: { subreddit: { $exists: true } } },',
      by: '',
      hint: 'a topic without a name',
    },
    {
      name: 'counts are added to the earlier ones',
      file,
      replace: '{ $set: { topics, counted } }',
      by: '{ $push: { topics: { $each: topics } }, $set: { counted } }',
      hint: 'do not add to them',
    },
    {
      name: 'the view is never replaced',
      file,
      replace: '{ _id, counted: { $not: { $gt: counted } } }',
      by: '{ _id, counted: { $exists: false } }',
      hint: 'is not counted within some seconds',
    },
    {
      name: 'the view is in the process',
      file,
      replace: "const views = db.collection<TopicsView>('views')",
      by: "const views = db.collection<TopicsView>('views' + process.pid)",
      hint: 'Another replica has other topics',
    },
  ],
}
