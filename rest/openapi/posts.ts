import { json, mergePatch } from '../body.ts'
import { postsQuery } from '../posts/query.ts'
import { content, hal, headers, parametersOf, schemaOf } from './parts.ts'
import { problems } from './problems.ts'

const tags = ['posts']
const written = { description: 'Done' }

const one = schemaOf('NewPost')
const many = { type: 'array', items: one, minItems: 1, maxItems: 1000 }
const created = { anyOf: ['LinkedPost', 'CreatedPosts'] as const }

/** `/api/posts` */
export const posts = {
  get: {
    tags,
    operationId: 'listPosts',
    summary: 'Pages of posts: filtered, searched, sorted',
    parameters: parametersOf(postsQuery),
    responses: {
      200: hal('One page', schemaOf('Posts')),
      304: { description: 'As it was' },
      ...problems(400, 406),
    },
  },
  post: {
    tags,
    operationId: 'createPosts',
    summary: 'Create one post, or a list of them: all or none',
    requestBody: {
      required: true,
      content: content(json, { anyOf: [one, many] }),
    },
    responses: {
      201: hal(
        'Created; Location and ETag where it was one',
        { anyOf: created.anyOf.map(schemaOf) },
        ['Location', 'ETag'],
      ),
      ...problems(400, 406, 409, 413, 415, 422),
    },
  },
}

const ifMatch = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'The ETag that was read, or `*`',
  schema: { type: 'string' },
}

/** `/api/posts/{id}` */
export const post = {
  parameters: [
    {
      name: 'id',
      in: 'path',
      required: true,
      schema: { type: 'string' },
    },
  ],
  get: {
    tags,
    operationId: 'readPost',
    summary: 'One post',
    parameters: [
      {
        name: 'If-None-Match',
        in: 'header',
        description: 'The ETag that is known already',
        schema: { type: 'string' },
      },
    ],
    responses: {
      200: hal('The post', schemaOf('LinkedPost'), ['ETag']),
      304: { description: 'As it was' },
      ...problems(400, 404, 406, 412),
    },
  },
  put: {
    tags,
    operationId: 'replacePost',
    summary: 'Replace a post',
    parameters: [ifMatch],
    requestBody: {
      required: true,
      content: content(json, schemaOf('WholePost')),
    },
    responses: {
      204: written,
      ...problems(400, 404, 412, 413, 415, 422, 428),
    },
  },
  patch: {
    tags,
    operationId: 'patchPost',
    summary: 'Change some fields (RFC 7396)',
    parameters: [ifMatch],
    requestBody: {
      required: true,
      content: content(mergePatch, schemaOf('PostPatch')),
    },
    responses: {
      204: { ...written, headers: { ETag: headers.ETag } },
      ...problems(400, 404, 412, 413, 415, 422, 428),
    },
  },
  delete: {
    tags,
    operationId: 'deletePost',
    summary: 'Delete a post',
    parameters: [ifMatch],
    responses: { 204: written, ...problems(400, 404, 412, 428) },
  },
}
