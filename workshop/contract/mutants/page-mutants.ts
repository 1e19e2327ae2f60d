import { at, header, html, json, set, status } from './alter.ts'
import type { Mutant } from './mutant.ts'

const front = /^\/($|\?)/
const results = /^\/search_results\//
const recommended = /^\/recommended\//
const post = /^\/posts\//
const picture = /^\/pictures\//

/** Servers with faults in their pages. */
export const pageMutants: Mutant[] = [
  {
    fault: 'it is alive, but never ready',
    noticed: 'it is alive and ready',
    alter: at(/^\/readyz/, status(200, 503)),
  },
  {
    fault: 'metrics are JSON',
    noticed: 'its metrics are Prometheus text',
    alter: at(/^\/metrics/, () => ({
      body: Buffer.from('{"requests":1}'),
    })),
  },
  {
    fault: 'scores on the front page are not divided by ten',
    noticed: 'in JSON the recommendations carry a tenth of their score',
    alter: at(
      front,
      json(({ recommendations }) => {
        for (const each of recommendations) each.score *= 10
      }),
    ),
  },
  {
    fault: 'the recommendations are listed upside down',
    noticed: 'it lists the 12 recommendations in order',
    alter: at(front, answer => {
      const [head, ...items] = answer.text.split('<li>')
      const last = items.pop() ?? ''
      const turned = [head, ...items.reverse(), last].join('<li>')
      return { body: Buffer.from(turned) }
    }),
  },
  {
    fault: 'the last recommendation is missing',
    noticed: 'it lists the 12 recommendations in order',
    alter: at(front, ({ text }) => {
      const items = text.split('<li>')
      items.splice(-2, 1)
      return { body: Buffer.from(items.join('<li>')) }
    }),
  },
  {
    fault: 'forms are answered with 302',
    noticed: 'the search form leads to the results',
    alter: at(/^\/search$/, status(303, 302)),
  },
  {
    fault: 'the query stands in Location without encoding',
    noticed: 'the search form leads to the results',
    alter: at(/^\/search$/, header('location', decodeURIComponent)),
  },
  {
    fault: 'the two best matches have changed places',
    noticed: 'a common word brings every match, the best first',
    alter: at(
      results,
      json(({ posts }) => {
        posts.splice(0, 2, posts[1] ?? {}, posts[0] ?? {})
      }),
    ),
  },
  {
    fault: 'a match is missing on each page',
    noticed: 'a phrase in quotes must stand there as it is',
    alter: at(
      results,
      json(({ posts }) => void posts.pop()),
    ),
  },
  {
    fault: 'the total counts one page only',
    noticed: 'a page past the last is empty, with the total',
    alter: at(
      results,
      json(body => {
        body.total = body.posts.length
      }),
    ),
  },
  {
    fault: 'posts in lists have lost a field',
    noticed: 'each post of a page has the fields of a list',
    alter: at(
      results,
      json(({ posts }) => {
        for (const each of posts) delete each.author
      }),
    ),
  },
  {
    fault: 'no link leads to the next page',
    noticed: 'a link leads from page to page without a script',
    alter: at(results, html(/\?page=/g, '#')),
  },
  {
    fault: 'no match is no alert',
    noticed: 'without a match it says so in an alert',
    alter: at(results, html('role="alert"', '')),
  },
  {
    fault: 'the query is shown unescaped',
    noticed: 'markup in the query is shown as text',
    alter: at(results, html('&lt;', '<')),
  },
  {
    fault: 'topics count a post too many',
    noticed: 'every topic is named with the number of all its posts',
    alter: at(
      recommended,
      json(({ topics }) => {
        topics[0].posts++
      }),
    ),
  },
  {
    fault: 'recommended posts come in another order',
    noticed: 'a topic leaves only its own posts, in the same order',
    alter: at(
      recommended,
      json(({ posts }) => void posts.reverse()),
    ),
  },
  {
    fault: 'titles of posts are shown unescaped',
    noticed: 'markup in a title is shown as text',
    alter: at(post, html('&lt;', '<')),
  },
  {
    fault: 'every address becomes a link',
    noticed: 'only http, https and our own addresses become links',
    alter: at(post, html(/<code>([^<]*)<\/code>/g, '<a href="$1">it</a>')),
  },
  {
    fault: 'an unknown post is an empty page',
    noticed: 'an unknown or impossible id is a 404 page',
    alter: at(post, status(404, 200)),
  },
  {
    fault: 'pictures claim to be WebP',
    noticed: 'a client that names WebP gets WebP',
    alter: at(picture, set('content-type', 'image/webp')),
  },
]
