import { changesQuery } from '../changes/routes.ts'
import { content, hal, parametersOf, schemaOf } from './parts.ts'
import { problems } from './problems.ts'

const same = { description: 'As it was' }

/** `/api` */
export const entry = {
  get: {
    tags: ['around'],
    operationId: 'begin',
    summary: 'Where to begin: links to everything else',
    responses: {
      200: hal('The links', schemaOf('Entry')),
      304: same,
      ...problems(400, 406),
    },
  },
}

/** `/api/topics` */
export const topics = {
  get: {
    tags: ['around'],
    operationId: 'listTopics',
    summary: 'Every subreddit and its number of posts, the largest first',
    responses: {
      200: hal('The topics', schemaOf('Topics')),
      304: same,
      ...problems(400, 406),
    },
  },
}

/** `/api/changes` */
export const changes = {
  get: {
    tags: ['changes'],
    operationId: 'readChanges',
    summary: 'All posts, then every change to them, in order',
    parameters: [
      ...parametersOf(changesQuery),
      {
        name: 'Prefer',
        in: 'header',
        description:
          '`wait=10` holds an empty answer open for up to 10 seconds (RFC 7240); at most 30',
        schema: { type: 'string', pattern: '^wait=\\d+$' },
      },
    ],
    responses: {
      200: hal('A page of the feed', schemaOf('Changes'), [
        'Preference-Applied',
      ]),
      ...problems(400, 406, 410),
    },
  },
}

/** `/api/openapi.json` */
export const description = {
  get: {
    tags: ['around'],
    operationId: 'readDescription',
    summary: 'This document',
    responses: {
      200: {
        description: 'OpenAPI 3.1',
        content: content(['application/json'], { type: 'object' }),
      },
      304: same,
      ...problems(400),
    },
  },
}
