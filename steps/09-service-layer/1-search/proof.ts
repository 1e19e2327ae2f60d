import type { Proof } from '@workshop/workshop/exercises/proof'

const app = 'services/search/app.ts'
const search = 'services/search/search.ts'

export const proof: Proof = {
  start: 'answers 501',
  wrong: [
    {
      name: 'a page without a limit',
      file: search,
      replace: ', { $limit: perPage }',
      by: '',
      hint: 'A page has 25 posts',
    },
    {
      name: 'no text index',
      file: search,
      replace: 'posts.createIndexes([textIndex])',
      by: 'Promise.resolve()',
      hint: 'no text index',
    },
    {
      name: 'matches in no order',
      file: search,
      replace: '...rank,',
      by: '',
      hint: 'best match is not first',
    },
    {
      name: 'each page is the first',
      file: search,
      replace: '(page - 1) * perPage',
      by: '0',
      hint: 'Page 2 has 20 posts',
    },
    {
      name: 'hidden posts are found',
      file: search,
      replace: ', ...withoutPosts(without)',
      by: '',
      hint: '`without` are found',
    },
    {
      name: 'the total is that of the page',
      file: app,
      replace: 'total, version',
      by: 'total: posts.length, version',
      hint: 'the answer says 20',
    },
    {
      name: '200 for an empty query',
      file: app,
      replace: 'line(200).min(1)',
      by: 'line(200)',
      hint: 'It has an empty query',
    },
    {
      name: 'unknown fields are ignored',
      file: app,
      replace: 'z.strictObject',
      by: 'z.object',
      hint: 'It has an unknown field',
    },
    {
      name: 'answers are cached in the process',
      file: app,
      replace: 'const pages = Math.ceil(total / perPage)',
      by: `const pages = Math.ceil(total / perPage)
      const cache = ((globalThis as any).cache ??= {})
      if (cache[req.url]) return void res.json(cache[req.url])
      cache[req.url] = { query, page, pages, total, version, posts }`,
      hint: 'Does the process cache answers',
    },
  ],
}
