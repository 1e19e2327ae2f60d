import { anyJson, brokenJson, rarely } from '@workshop/platform/test/fuzz'
import fc, { constantFrom as oneOf } from 'fast-check'

/** Stands where the token of a session belongs. */
export const tokenPlace = '0token0'

const fields = oneOf(
  ...['search', 'openid', 'remember_me', 'tag', 'on', 'undo', 'key'],
  ...['search[$ne]', 'openid[$ne]', 'tag[$ne]', 'on[$ne]', 'undo[$ne]'],
  ...['key[$ne]', '_csrf', '_csrf[$ne]'],
)

const values = rarely(
  10,
  oneOf<unknown>(
    ...['bread', '', '\u0000', '\ud800', 'x'.repeat(300), '$where'],
    ...['__proto__', null, true, 0, -1, 1e308, [], {}, ['a', ['b']]],
    ...[{ $gt: '' }, { $where: '1' }, { toString: 1 }, { length: 5 }],
    { constructor: null },
  ),
  anyJson,
)

type Pair = [string, unknown]

const pairs = fc
  .tuple(
    fc.array(fc.tuple(fields, values), { maxLength: 3 }),
    oneOf<Pair[]>([], [['_csrf', tokenPlace]]),
  )
  .map(lists => lists.flat())

const json = rarely(
  10,
  // Written by hand: a field may be there twice.
  pairs.map(list => `{${list.map(pair => toTexts(pair).join(':'))}}`),
  values.map(value => JSON.stringify(value)),
)

const toTexts = (pair: Pair) => pair.map(part => JSON.stringify(part))

const form = pairs.map(list => {
  const texts = list.map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  return new URLSearchParams(texts).toString()
})

const whole = fc.oneof(json, form)
const cut = fc
  .tuple(whole, fc.nat(60))
  .map(([body, length]) => body.slice(0, length))
const bytes = fc
  .uint8Array({ maxLength: 64 })
  .map(list => Buffer.from(list))
const tooLong = whole.map(body => body.padEnd(120_000, 'x'))

/** JSON or a form: whole, cut or broken; or bytes. */
export const bodies: fc.Arbitrary<string | Buffer> = rarely(
  5,
  whole,
  rarely(10, fc.oneof(cut, bytes), fc.oneof(tooLong, brokenJson)),
)
