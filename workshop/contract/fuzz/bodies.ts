import type { Random } from './random.ts'

const types = [
  ...['application/json', 'application/json; charset=utf-16'],
  ...['application/x-www-form-urlencoded', 'multipart/form-data'],
  ...[
    'application/x-www-form-urlencoded; charset=x',
    'text/plain',
    'x',
    '',
  ],
]

/** Stands where the token of a session belongs. */
export const tokenPlace = '0token0'

const fields = ['search', 'openid', 'remember_me', 'tag', 'on', '_csrf']

const values: unknown[] = [
  ...[
    'bread',
    '',
    '\u0000',
    '\ud800',
    'x'.repeat(300),
    '$where',
    '__proto__',
  ],
  ...[null, true, 0, -1, 1e308, [], {}, { $gt: '' }, { $where: '1' }],
  ...[['a', ['b']], { toString: 1 }, { length: 5 }, { constructor: null }],
]

export const randomType = (random: Random) => random.pick(types)

/** JSON, a form, bytes, half of it, or far too much of it. */
export function randomBody(random: Random): string | Buffer {
  const body = random.chance(0.5) ? randomJson(random) : randomForm(random)
  if (random.chance(0.1)) return body.slice(0, random.below(body.length))
  if (random.chance(0.1)) return randomBytes(random)
  if (random.chance(0.01)) return body.padEnd(120_000, 'x')
  return body
}

function randomJson(random: Random) {
  if (random.chance(0.1)) return JSON.stringify(random.pick(values))
  const pairs = randomPairs(random)
  const depth = random.chance(0.02) ? 5_000 : 0
  return `{${pairs
    .map(([name, value]) => `${JSON.stringify(name)}:${nest(value, depth)}`)
    .join(',')}}`
}

function randomForm(random: Random) {
  return randomPairs(random)
    .map(([name, value]) => `${name}=${asText(value)}`)
    .join('&')
}

function randomPairs(random: Random) {
  return Array.from({ length: random.below(4) }, () => {
    const odd = random.chance(0.2) ? '[$ne]' : ''
    return [random.pick(fields) + odd, random.pick(values)] as const
  }).concat(random.chance(0.5) ? [['_csrf', tokenPlace]] : [])
}

const asText = (value: unknown) =>
  encodeURIComponent(
    typeof value === 'string'
      ? Buffer.from(value).toString()
      : nest(value, 0),
  )

const nest = (value: unknown, depth: number) =>
  '['.repeat(depth) + JSON.stringify(value) + ']'.repeat(depth)

function randomBytes(random: Random) {
  return Buffer.from(
    Array.from({ length: random.below(64) }, () => random.below(256)),
  )
}
