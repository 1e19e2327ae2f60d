import { header, html, json, status, text } from './alter.ts'
import type { FaultsByCheck } from './proxy.ts'

const front = /^\/($|\?)/
const results = /^\/search_results\//
const recommended = /^\/recommended\//
const post = /^\/posts\//

/** Servers with faults in their pages. */
export const pageMutants: FaultsByCheck = {
  'it is alive and ready': {
    'it is alive, but never ready': status(/^\/readyz/, 200, 503),
  },
  'its metrics are Prometheus text': {
    'metrics are JSON': text(/^\/metrics/, () => '{"requests":1}'),
  },
  'in JSON the recommendations carry a tenth of their score': {
    'scores on the front page are not divided by ten': json(
      front,
      ({ recommendations }) => {
        for (const each of recommendations) each.score *= 10
      },
    ),
  },
  'it lists the 12 recommendations in order': {
    'the recommendations are listed upside down': text(front, page => {
      const [head, ...items] = page.split('<li>')
      const last = items.pop() ?? ''
      return [head, ...items.reverse(), last].join('<li>')
    }),
    'the last recommendation is missing': text(front, page =>
      page.split('<li>').toSpliced(-2, 1).join('<li>'),
    ),
  },
  'the search form leads to the results': {
    'forms are answered with 302': status(/^\/search$/, 303, 302),
    'the query stands in Location without encoding': header(
      /^\/search$/,
      'location',
      decodeURIComponent,
    ),
  },
  'a common word brings every match, the best first': {
    'the two best matches have changed places': json(
      results,
      ({ posts }) => {
        posts.splice(0, 2, posts[1] ?? {}, posts[0] ?? {})
      },
    ),
  },
  'a phrase in quotes must stand there as it is': {
    'a match is missing on each page': json(
      results,
      ({ posts }) => void posts.pop(),
    ),
  },
  'a page past the last is empty, with the total': {
    'the total counts one page only': json(results, body => {
      body.total = body.posts.length
    }),
  },
  'each post of a page has the fields of a list': {
    'posts in lists have lost a field': json(results, ({ posts }) => {
      for (const each of posts) delete each.author
    }),
  },
  'a link leads from page to page without a script': {
    'no link leads to the next page': html(results, /\?page=/g, '#'),
  },
  'without a match it says so in an alert': {
    'no match is no alert': html(results, 'role="alert"', ''),
  },
  'a result shows its text around the first matching word': {
    'excerpts are the beginning of the title': json(
      results,
      ({ posts }) => {
        for (const each of posts) each.excerpt = each.title
      },
    ),
  },
  'every matching word of a result is marked': {
    'no matching word is marked': html(results, '<mark>', '<b>'),
  },
  'an empty search suggests searches that find posts': {
    'suggestions find nothing': html(
      results,
      'href="/search_results/',
      'href="/search_results/xyzzy',
    ),
  },
  'markup in the query is shown as text': {
    'the query is shown unescaped': html(results, '&lt;', '<'),
  },
  'every topic is named with the number of all its posts': {
    'topics count a post too many': json(
      recommended,
      ({ topics }) => void topics[0].posts++,
    ),
  },
  'a topic leaves only its own posts, in the same order': {
    'recommended posts come in another order': json(
      recommended,
      ({ posts }) => void posts.reverse(),
    ),
  },
  'markup in a title is shown as text': {
    'titles of posts are shown unescaped': html(post, '&lt;', '<'),
  },
  'only http, https and our own addresses become links': {
    'every address becomes a link': html(
      post,
      /<code>([^<]*)<\/code>/g,
      '<a href="$1">it</a>',
    ),
  },
  'an unknown or impossible id is a 404 page': {
    'an unknown post is an empty page': status(post, 404, 200),
  },
  'a client that names WebP gets WebP': {
    'pictures claim to be WebP': header(
      /^\/pictures\//,
      'content-type',
      () => 'image/webp',
    ),
  },
}
