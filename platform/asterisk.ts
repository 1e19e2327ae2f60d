import type { RequestListener } from 'node:http'
import { Problem } from './errors.ts'

const Allow = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS'

/**
 * `OPTIONS *` asks about the server as a whole (RFC 9110, section 9.3.7).
 * Any other method needs a path; Express routes paths alone.
 */
export const answerAsterisk: RequestListener = ({ method }, res) => {
  if (method === 'OPTIONS') return void res.writeHead(204, { Allow }).end()

  const problem = new Problem(400, 'The request is malformed', {
    detail: `${method} needs a path; * is for OPTIONS alone.`,
  })
  res.writeHead(400, { 'Content-Type': 'application/problem+json' })
  res.end(JSON.stringify(problem))
}
