import * as others from './others.ts'
import { post, posts } from './posts.ts'
import { problemAnswers } from './problems.ts'
import { describeSchemas } from './schemas.ts'

const description = `The one owner of the posts. Every refusal is a problem
document (RFC 9457) with one entry for each wrong field. Every resource answers
\`HEAD\` and \`OPTIONS\`; any other method is answered with 405 and \`Allow\`.`

/** The OpenAPI 3.1 document, made from the schemas that check the requests. */
export function describeApi() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'The REST layer',
      version: '1.0.0',
      description,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths: {
      '/api': others.entry,
      '/api/posts': posts,
      '/api/posts/{id}': post,
      '/api/topics': others.topics,
      '/api/changes': others.changes,
      '/api/openapi.json': others.description,
    },
    components: {
      schemas: describeSchemas(),
      responses: problemAnswers,
    },
  }
}
