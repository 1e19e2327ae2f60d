import { Router } from 'express'
import * as z from 'zod'
import { allow } from '../allow.ts'
import {
  content,
  pathParameters,
  queryParameters,
} from '../openapi/parts.ts'
import { describeSchemas } from '../openapi/schemas.ts'
import {
  answerSchemas,
  ifNoneMatch,
  operationAnswer,
  refuse,
  unchanged,
} from './openapi-answers.ts'
import { type DescribeWork, workOf } from './openapi-work.ts'
import { followQuery } from './routes.ts'

/** The paths and schemas of a verb; the rest of its document is the same for all. */
export type VerbDescription = {
  description: string
  schemas: Record<string, z.ZodType>
  paths(describeWork: DescribeWork): Record<string, object>
}

const general = `Every refusal is a problem document (RFC 9457). Every resource
answers \`OPTIONS\`, and \`HEAD\` where it answers \`GET\`; any other method is
answered with 405 and \`Allow\`, a request from another site with 403.`

/** The OpenAPI 3.1 document of `share-waiting`, from the schemas that check its requests. */
export function describeVariant(
  name: string,
  { description, schemas, paths }: VerbDescription,
) {
  return {
    openapi: '3.1.0',
    info: {
      title: name,
      version: '1.0.0',
      description: `${description}\n\n${general}`,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths: { ...paths(workOf(name)), ...commonPaths },
    components: {
      schemas: describeSchemas({ ...answerSchemas, ...schemas }),
    },
  }
}

/** Serves it at `/openapi.json`. */
export function serveDescription(
  ...described: Parameters<typeof describeVariant>
) {
  const routes = Router()
  const document = describeVariant(...described)
  routes
    .route('/openapi.json')
    .get((_req, res) => void res.json(document))
    .all(allow('GET', 'HEAD'))
  return routes
}

const ownedBy = queryParameters(followQuery)

const commonPaths = {
  '/operations/{id}': {
    parameters: pathParameters(z.object({ id: z.string() })),
    get: {
      operationId: 'followOperation',
      summary: 'Follow an operation',
      parameters: [...ownedBy, ifNoneMatch],
      responses: {
        200: operationAnswer(
          'It is open; or it is over, without a result',
          ['ETag'],
          ['Retry-After'],
        ),
        303: operationAnswer('It has succeeded: see the result', [
          'Location',
        ]),
        304: unchanged,
        ...refuse(400, 404, 410, 503),
      },
    },
    delete: {
      operationId: 'cancelOperation',
      summary: 'Cancel an operation',
      parameters: ownedBy,
      responses: {
        202: operationAnswer('It is being canceled', []),
        ...refuse(400, 404, 409, 410, 503),
      },
    },
  },
  '/openapi.json': {
    get: {
      operationId: 'readDescription',
      summary: 'This document',
      parameters: [ifNoneMatch],
      responses: {
        200: {
          description: 'OpenAPI 3.1',
          content: content(['application/json'], { type: 'object' }),
        },
        304: unchanged,
      },
    },
  },
}
