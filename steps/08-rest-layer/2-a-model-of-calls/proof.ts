import type { Proof } from '@workshop/workshop/exercises/proof'

const file = 'services/web/models/rest.ts'

export const proof: Proof = {
  start: "A post's page answers 501",
  wrong: [
    {
      name: 'a 404 is shown as a post',
      file,
      replace: 'status === 404 ? null : withoutLinks(data)',
      by: 'status === 200 || data ? withoutLinks(data) : null',
      hint: 'An unknown post is answered with 200',
    },
    {
      name: 'the links come along',
      file,
      replace: 'null : withoutLinks(data)',
      by: 'null : data',
      hint: 'still has the links',
    },
    {
      name: 'an id can climb to another resource',
      file,
      replace: "pathOf('api', 'posts', id)",
      by: "'/api/posts/' + id",
      hint: 'part of a path to another resource',
    },
    {
      name: 'every page is the first',
      file,
      replace: 'q: query, page, size',
      by: 'q: query, size',
      hint: 'Page 2 of cats',
    },
    {
      name: 'only the posts of this page are counted',
      file,
      replace: '...{ pages, total },',
      by: 'pages: 1, total: posts.length,',
      hint: 'instead of 38 on 2',
    },
    {
      name: 'the whole text comes along',
      file,
      replace: '...post,\n          excerpt',
      by: '...post, selftext,\n          excerpt',
      hint: 'carries its whole text',
    },
    {
      name: "a reader's text is glued into the address",
      file,
      replace: 'await find<Searched>(asked)',
      by: `(await rest.call('/api/posts?q=' + query + '&page=' + page + '&size=20&fields=' + searched).then(({ data }) => ({ ...data, posts: data._embedded.posts })))`,
      hint: 'became parameters of its own',
    },
  ],
}
