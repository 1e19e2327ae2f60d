import type { Proof } from '@workshop/workshop/exercises/proof'

const rank = 'services/search/rank-2.ts'
const main = 'services/search/main-2.ts'

export const proof: Proof = {
  start: 'it is version 1',
  wrong: [
    {
      name: 'a store of its own, which nothing fills',
      file: main,
      replace: ", 5112, 'search')",
      by: ', 5112)',
      hint: 'search@2 has no posts',
    },
    {
      name: 'the order of version 1',
      file: main,
      replace: "'./rank-2.ts'",
      by: "'./rank.ts'",
      hint: 'the more popular one is not first',
    },
    {
      name: 'popularity alone',
      file: rank,
      replace: '{ $multiply: [matches, popularity] }',
      by: "'$score'",
      hint: 'outweighing the text',
    },
    {
      name: 'no logarithm',
      file: rank,
      replace: "{ $log10: { $add: [10, { $max: [0, '$score'] }] } }",
      by: "{ $add: [10, { $max: [0, '$score'] }] }",
      hint: 'outweighing the text',
    },
    {
      name: 'posts that readers voted down fail',
      file: rank,
      replace: "{ $add: [10, { $max: [0, '$score'] }] }",
      by: "{ $add: [10, '$score'] }",
      hint: 'A logarithm of 0 or less',
    },
    {
      name: 'unpopular posts are left out',
      file: rank,
      replace: '  { $sort: { rank',
      by: '  { $match: { score: { $gt: 0 } } },\n  { $sort: { rank',
      hint: 'leaves no post out',
    },
    {
      name: 'version 1 has changed as well',
      file: 'services/search/main.ts',
      replace: "'./rank.ts'",
      by: "'./rank-2.ts'",
      hint: 'its order has changed',
    },
  ],
}
