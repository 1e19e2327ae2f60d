import { Buffer } from 'node:buffer'
import fc from 'fast-check'

/** Stands where the token of a session belongs. */
export const tokenPlace = '0token0'

const fields = fc.constantFrom(
  ...['search', 'openid', 'remember_me', 'tag', 'on', '_csrf'],
  ...['search[$ne]', 'openid[$ne]', 'tag[$ne]', 'on[$ne]', '_csrf[$ne]'],
)

const values = fc.constantFrom<unknown>(
  ...['bread', '', '\u0000', '\ud800', 'x'.repeat(300), '$where'],
  ...['__proto__', null, true, 0, -1, 1e308, [], {}, ['a', ['b']]],
  ...[{ $gt: '' }, { $where: '1' }, { toString: 1 }, { length: 5 }],
  { constructor: null },
)

const pairs = fc
  .tuple(
    fc.array(fc.tuple(fields, values), { maxLength: 3 }),
    fc.constantFrom([], [['_csrf', tokenPlace] as [string, unknown]]),
  )
  .map(lists => lists.flat())

const json = fc.oneof(
  { weight: 9, arbitrary: pairs.map(toJson) },
  { weight: 1, arbitrary: values.map(value => JSON.stringify(value)) },
)

const form = pairs.map(pairs =>
  new URLSearchParams(
    pairs.map(([name, value]) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value)
      return [name, text] as [string, string]
    }),
  ).toString(),
)

const whole = fc.oneof(json, form)

/** JSON or a form: whole, cut, far too long or nested too deep; or bytes. */
export const bodies: fc.Arbitrary<string | Buffer> = fc.oneof(
  { weight: 78, arbitrary: whole },
  {
    weight: 10,
    arbitrary: fc
      .tuple(whole, fc.nat(60))
      .map(([body, length]) => body.slice(0, length)),
  },
  {
    weight: 10,
    arbitrary: fc
      .uint8Array({ maxLength: 64 })
      .map(bytes => Buffer.from(bytes)),
  },
  { weight: 1, arbitrary: whole.map(body => body.padEnd(120_000, 'x')) },
  { weight: 1, arbitrary: fc.constant(`{"search":${'['.repeat(5_000)}`) },
)

/** Written by hand: a field may be there twice. */
function toJson(pairs: [string, unknown][]) {
  const members = pairs.map(
    ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
  )
  return `{${members.join()}}`
}
