import { header, html, json, status } from './alter.ts'
import type { FaultsByCheck } from './proxy.ts'

const front = /^\/($|\?)/
const lists = /^\/($|\?|recommended)/
const results = /^\/search_results\//
const operations = /^\/operations\//

/** Servers of stage `async` with faults in their actions. */
export const actionMutants: FaultsByCheck = {
  'every page with posts has a button for each post': {
    'a list has no buttons': html(/^\/recommended\//, 'formaction', 'name'),
  },
  'a reader who is not signed in is led to the login': {
    'posts can be hidden without a login': status(/\/hide$/, 401, 200),
  },
  'an action without a valid token is a 403': {
    'a like needs no token': status(/\/like$/, 403, 200),
  },
  'bad fields and unknown posts are refused': {
    'a share of an unknown post is accepted': status(/\/share$/, 404, 202),
  },
  'an accepted action is a 202 that leads to an operation': {
    'an accepted action does not say when to ask': header(
      /\/share$/,
      'retry-after',
    ),
    'a succeeded operation leads nowhere': status(operations, 303, 200),
  },
  'an open operation is a 304 while it is unchanged': {
    'an operation ignores If-None-Match': header(operations, 'etag'),
  },
  'the same form sent twice is one operation': {
    'a key may be used for several posts': status(/\/share$/, 422, 202),
  },
  'a canceled operation ends canceled': {
    'an operation that is over can be canceled': status(
      operations,
      409,
      202,
    ),
  },
  'another reader’s operation does not exist': {
    'operations are open to everyone': status(operations, 404, 200),
  },
  'without a script a form leads to a page': {
    'the page of an operation does not refresh itself': html(
      operations,
      'http-equiv="refresh"',
      '',
    ),
  },
  'a like counts once for each reader': {
    'each like counts twice in a list': json(
      /^\/recommended\//,
      ({ posts }) => {
        for (const post of posts) if (post.likes) post.likes = 6
      },
    ),
  },
  'the button of a liked post is pressed': {
    'no button is ever pressed': html(lists, 'pressed="true"', ''),
    'every button is pressed': html(
      lists,
      'pressed="false"',
      'pressed="true"',
    ),
  },
  'hidden posts leave the lists of their reader alone': {
    'the total counts hidden posts': json(results, body => {
      body.total++
    }),
    'no other post takes the place of a hidden one': json(
      front,
      ({ recommendations }) => void recommendations.pop(),
    ),
  },
}
