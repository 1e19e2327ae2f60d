import { problemAnswers } from './operation.ts'
import { paths } from './paths.ts'
import { describeAll } from './schemas.ts'

const description = `The one owner of the posts. Every refusal is a problem
document (RFC 9457) with one entry for each invalid field. Every resource answers
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
    paths,
    components: {
      schemas: describeAll(),
      responses: problemAnswers,
    },
  }
}
