import {
  content,
  header,
  queryParameters,
  requestBody,
} from '@workshop/platform/openapi/parts'
import { json, mergePatch } from '../body.ts'
import { changesQuery } from '../changes/routes.ts'
import { postsQuery } from '../posts/query.ts'
import { hal, headers, operation, schemaOf } from './operation.ts'

const unchanged = { description: 'As it was' }
const done = { description: 'Done' }

const newPost = schemaOf('NewPost')
const newPosts = {
  type: 'array',
  items: newPost,
  minItems: 1,
  maxItems: 1000,
}

const id = { name: 'id', in: 'path', required: true }
const ifMatch = {
  ...header('If-Match', 'The ETag that was read, or `*`'),
  required: true,
}
const prefer = {
  ...header(
    'Prefer',
    '`wait=10` holds an empty answer open for up to 10 seconds (RFC 7240); at most 30',
  ),
  schema: { type: 'string', pattern: '^wait=\\d+$' },
}

/** A read of a representation that has an ETag. */
function showing(
  description: string,
  schema: Parameters<typeof schemaOf>[0],
) {
  return {
    responses: {
      200: hal(description, schemaOf(schema)),
      304: unchanged,
    },
    problems: [400, 406] as (400 | 406)[],
  }
}

export const paths = {
  '/api': {
    get: operation(
      'around',
      'begin',
      'Where to begin: links to everything else',
      showing('The links', 'Entry'),
    ),
  },
  '/api/posts': {
    get: operation(
      'posts',
      'listPosts',
      'Pages of posts: filtered, searched, sorted',
      {
        parameters: queryParameters(postsQuery),
        ...showing('One page', 'Posts'),
      },
    ),
    post: operation(
      'posts',
      'createPosts',
      'Create one post, or a list of them: all or none',
      {
        requestBody: requestBody(json, { anyOf: [newPost, newPosts] }),
        responses: {
          201: hal(
            'Created; Location and ETag where it was one',
            { anyOf: [schemaOf('LinkedPost'), schemaOf('CreatedPosts')] },
            ['Location', 'ETag'],
          ),
        },
        problems: [400, 406, 409, 413, 415, 422],
      },
    ),
  },
  '/api/posts/{id}': {
    parameters: [{ ...id, schema: { type: 'string' } }],
    get: operation('posts', 'readPost', 'One post', {
      parameters: [
        header('If-None-Match', 'The ETag that is known already'),
      ],
      responses: {
        200: hal('The post', schemaOf('LinkedPost'), ['ETag']),
        304: unchanged,
      },
      problems: [400, 404, 406, 412],
    }),
    put: operation('posts', 'replacePost', 'Replace a post', {
      parameters: [ifMatch],
      requestBody: requestBody(json, schemaOf('WholePost')),
      responses: { 204: done },
      problems: [400, 404, 412, 413, 415, 422, 428],
    }),
    patch: operation(
      'posts',
      'patchPost',
      'Change some fields (RFC 7396)',
      {
        parameters: [ifMatch],
        requestBody: requestBody(mergePatch, schemaOf('PostPatch')),
        responses: { 204: { ...done, headers: { ETag: headers.ETag } } },
        problems: [400, 404, 412, 413, 415, 422, 428],
      },
    ),
    delete: operation('posts', 'deletePost', 'Delete a post', {
      parameters: [ifMatch],
      responses: { 204: done },
      problems: [400, 404, 412, 428],
    }),
  },
  '/api/topics': {
    get: operation(
      'around',
      'listTopics',
      'Every subreddit and its number of posts, the largest first',
      showing('The topics', 'Topics'),
    ),
  },
  '/api/changes': {
    get: operation(
      'changes',
      'readChanges',
      'All posts, then every change to them, in order',
      {
        parameters: [...queryParameters(changesQuery), prefer],
        responses: {
          200: hal('A page of the feed', schemaOf('Changes'), [
            'Preference-Applied',
          ]),
        },
        problems: [400, 406, 410],
      },
    ),
  },
  '/api/openapi.json': {
    get: operation('around', 'readDescription', 'This document', {
      responses: {
        200: {
          description: 'OpenAPI 3.1',
          content: content(['application/json'], { type: 'object' }),
        },
        304: unchanged,
      },
      problems: [400],
    }),
  },
}
