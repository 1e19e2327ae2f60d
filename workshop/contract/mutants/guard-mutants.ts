import { at, header, html, json, set, status } from './alter.ts'
import type { Mutant } from './mutant.ts'

const without = (pattern: RegExp) => (value: string) =>
  value.replace(pattern, '')

/** Servers without one of their guards. */
export const guardMutants: Mutant[] = [
  {
    fault: 'the session’s cookie can be read by scripts',
    noticed: 'the cookie is HttpOnly, SameSite=Lax',
    alter: header('set-cookie', without(/; *HttpOnly/i)),
  },
  {
    fault: 'the session’s cookie goes with requests of other sites',
    noticed: 'the cookie is HttpOnly, SameSite=Lax',
    alter: header('set-cookie', without(/; *SameSite=Lax/i)),
  },
  {
    fault: '"remember me" is forgotten',
    noticed: 'with "remember me" the cookie stays for 30 days',
    alter: header('set-cookie', without(/; *(Expires|Max-Age)=[^;]*/gi)),
  },
  {
    fault: 'login keeps the id of the session',
    noticed: 'it gives the session a new id',
    alter: at(/^\/login$/, (answer, request) =>
      request.method === 'POST'
        ? header('set-cookie', () => undefined)(answer, request)
        : undefined,
    ),
  },
  {
    fault: 'the greeting is missing',
    noticed: 'a name signs in: 303 to the front page, which greets it once',
    alter: html('role="status"', ''),
  },
  {
    fault: 'names are shown unescaped',
    noticed: 'names may be long and in any script; markup in them is text',
    alter: html('&lt;', '<'),
  },
  {
    fault: 'posts of a chosen topic come last',
    noticed: 'posts of a chosen topic come first',
    alter: at(
      /^\/recommended\//,
      json(({ posts }) => void posts.reverse()),
    ),
  },
  {
    fault: 'pages do not vary by Accept',
    noticed: 'each answer says that it depends on Accept',
    alter: header('vary', () => undefined),
  },
  {
    fault: 'scripts within pages are allowed',
    noticed: 'the policy lets browsers run only our own scripts',
    alter: header('content-security-policy', value =>
      value.replace(/script-src/, "script-src 'unsafe-inline'"),
    ),
  },
  {
    fault: 'a script stands within each page',
    noticed: 'no page holds a script of its own',
    alter: html('</main>', '<script>alert(1)</script></main>'),
  },
  {
    fault: 'the stylesheet comes from elsewhere',
    noticed: 'stylesheet, scripts, icons and pictures are our own',
    alter: html('href="/static/', 'href="https://cdn.example/'),
  },
  {
    fault: 'files may not be cached',
    noticed: 'each may be cached',
    alter: at(
      /^\/static\//,
      header('etag', () => undefined),
    ),
  },
  {
    fault: 'a form without a token is let through',
    noticed: 'a login without a valid token is a 403',
    alter: status(403, 303),
  },
  {
    fault: 'problems do not name the field',
    noticed: 'an operator in a query is refused by name',
    alter: json(body => {
      body.errors = []
    }),
  },
  {
    fault: 'problems are plain JSON',
    noticed: 'malformed JSON is a 400 that says where to look',
    alter: (answer, request) =>
      answer.status === 400
        ? set('content-type', 'application/json')(answer, request)
        : undefined,
  },
  {
    fault: 'a body that is too large is a 500',
    noticed: 'a body over 100 kB is a 413',
    alter: status(413, 500),
  },
  {
    fault: 'a method that a page does not have is a 403',
    noticed: 'a method that a page does not have is a 405',
    alter: status(405, 403),
  },
  {
    fault: 'a 405 does not name the allowed methods',
    noticed: 'a method that a page does not have is a 405',
    alter: header('allow', () => undefined),
  },
  {
    fault: 'a path that climbs is followed',
    noticed: 'a path that climbs is never followed',
    alter: at(/%2f/, () => ({ status: 200 })),
  },
  {
    fault: 'the way back follows any Referer',
    noticed: 'the way back after a form never leads to another host',
    alter: at(/^\/tags$/, ({ headers }, request) => {
      const location = request.headers.referer ?? '/'
      return { headers: { ...headers, location } }
    }),
  },
  {
    fault: 'one random request in many fails',
    noticed: 'random requests get an answer, none above 4xx',
    alter: at(/^\/static.*dogs/, () => ({ status: 500 })),
  },
]
