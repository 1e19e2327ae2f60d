import { at, header, html, json, status } from './alter.ts'
import type { FaultsByCheck } from './proxy.ts'

const everywhere = /^/

const cookieWithout = (pattern: RegExp) =>
  header(everywhere, 'set-cookie', value => value.replace(pattern, ''))

/** Servers without one of their guards. */
export const guardMutants: FaultsByCheck = {
  'the cookie is HttpOnly, SameSite=Lax': {
    'the session’s cookie can be read by scripts':
      cookieWithout(/; *HttpOnly/i),
    'the session’s cookie goes with requests of other sites':
      cookieWithout(/; *SameSite=Lax/i),
  },
  'with "remember me" the cookie stays for 30 days': {
    '"remember me" is forgotten': cookieWithout(
      /; *(Expires|Max-Age)=[^;]*/gi,
    ),
  },
  'it gives the session a new id': {
    'login keeps the id of the session': (answer, request) =>
      request.method === 'POST'
        ? header(/^\/login$/, 'set-cookie')(answer, request)
        : undefined,
  },
  'a name signs in: 303 to the front page, which greets it once': {
    'the greeting is missing': html(everywhere, 'role="status"', ''),
  },
  'names may be long and in any script; markup in them is text': {
    'names are shown unescaped': html(everywhere, '&lt;', '<'),
  },
  'posts of a chosen topic come first': {
    'posts of a chosen topic come last': json(
      /^\/recommended\//,
      ({ posts }) => void posts.reverse(),
    ),
  },
  'each answer says that it depends on Accept': {
    'pages do not vary by Accept': header(everywhere, 'vary'),
  },
  'the policy lets browsers run only our own scripts': {
    'scripts within pages are allowed': header(
      everywhere,
      'content-security-policy',
      value => value.replace(/script-src/, "script-src 'unsafe-inline'"),
    ),
  },
  'no page holds a script of its own': {
    'a script stands within each page': html(
      everywhere,
      '</main>',
      '<script>alert(1)</script></main>',
    ),
  },
  'stylesheet, scripts, icons and pictures are our own': {
    'the stylesheet comes from elsewhere': html(
      everywhere,
      'href="/static/',
      'href="https://cdn.example/',
    ),
  },
  'each may be cached': {
    'files may not be cached': header(/^\/static\//, 'etag'),
  },
  'is at most 40 kB, compressed': {
    'pages are not compressed': header(everywhere, 'content-encoding'),
  },
  'a login without a valid token is a 403': {
    'a form without a token is let through': status(everywhere, 403, 303),
  },
  'an operator in a query is refused by name': {
    'problems do not name the field': json(everywhere, body => {
      body.errors = []
    }),
  },
  'malformed JSON is a 400 that says where to look': {
    'problems are plain JSON': header(everywhere, 'content-type', value =>
      value.replace('problem+json', 'json'),
    ),
  },
  'a body over 100 kB is a 413': {
    'a body that is too large is a 500': status(everywhere, 413, 500),
  },
  'a method that a page does not have is a 405': {
    'a method that a page does not have is a 403': status(
      everywhere,
      405,
      403,
    ),
    'a 405 does not name the allowed methods': header(everywhere, 'allow'),
  },
  'a path that climbs is never followed': {
    'a path that climbs is followed': at(/%2f/, () => ({ status: 200 })),
  },
  'the way back after a form never leads to another host': {
    'the way back follows any Referer': at(
      /^\/tags$/,
      ({ headers }, request) => {
        const location = request.headers.referer ?? '/'
        return { headers: { ...headers, location } }
      },
    ),
  },
  'random requests get an answer, none above 4xx': {
    'one random request in many fails': at(/^\/static.*dogs/, () => ({
      status: 500,
    })),
    'a random request is shown unescaped': html(
      /script/i,
      '</main>',
      '<script>alert(1)</script></main>',
    ),
  },
}
