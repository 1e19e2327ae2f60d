import type { Proof } from '@workshop/workshop/exercises/proof'

const store = 'rest/posts/store.ts'
const item = 'rest/posts/item.ts'
const collection = 'rest/posts/collection.ts'

export const proof: Proof = {
  start: 'GET of a post answers 501',
  wrong: [
    {
      name: 'the document is shown as it is stored',
      file: item,
      replace: 'sendHal(res, represent(post))',
      by: 'sendHal(res, await getPost(posts, req))',
      hint: 'the document of the database',
    },
    {
      name: 'no link to itself',
      file: store,
      replace: ', _links: { self: { href: pathOf(post.id) } }',
      by: '',
      hint: '_links.self.href is missing',
    },
    {
      name: 'the link is a path that this layer does not serve',
      file: store,
      replace: 'href: pathOf(post.id)',
      by: "href: '/posts/' + post.id",
      hint: 'not /api/posts/',
    },
    {
      name: 'no ETag of its own: Express adds a weak one',
      file: item,
      replace: ', ETag: validatorOf(post)',
      by: '',
      hint: 'which is not strong',
    },
    {
      name: 'another ETag for each answer',
      file: store,
      replace: 'etagOf(JSON.stringify(post))',
      by: 'etagOf(JSON.stringify(post) + Math.random())',
      hint: 'not 304',
    },
    {
      name: 'an ETag of the id alone',
      file: store,
      replace: 'JSON.stringify(post)',
      by: 'post.id',
      hint: 'the same ETag',
    },
    {
      name: 'a link forgets the query',
      file: collection,
      replace: 'new URLSearchParams(asked)',
      by: 'new URLSearchParams()',
      hint: 'keeps the query',
    },
    {
      name: 'the last page has a next one',
      file: collection,
      replace: 'page < pages &&',
      by: 'page <= pages &&',
      hint: 'never ends',
    },
  ],
}
