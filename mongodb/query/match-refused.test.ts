import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Document } from '../values/value.ts'
import { compileFilter } from './match.ts'

test('an invalid filter is refused with MongoDB’s message', () => {
  const wrong: [object, number, RegExp][] = [
    [{ a: { $foo: 1 } }, 2, /^unknown operator: \$foo$/],
    [{ $foo: 1 }, 2, /^unknown top level operator: \$foo\. If you have/],
    [{ $and: 1 }, 2, /must be an array/],
    [{ $or: [] }, 2, /\$and\/\$or\/\$nor must be a nonempty array/],
    [{ $or: [1] }, 2, /entries need to be full objects/],
    [{ a: { $in: 1 } }, 2, /^\$in needs an array$/],
    [{ a: { $in: [{ $gt: 1 }] } }, 2, /^cannot nest \$ under \$in$/],
    [{ a: { $not: 1 } }, 2, /^\$not needs a regex or a document$/],
    [{ a: { $not: {} } }, 2, /^\$not cannot be empty$/],
    [{ a: { $mod: [0, 1] } }, 2, /^divisor cannot be 0$/],
    [{ a: { $mod: [1] } }, 2, /^malformed mod, not enough elements$/],
    [{ a: { $size: -1 } }, 9, /Expected a non-negative number/],
    [{ a: { $options: 'i' } }, 2, /^\$options needs a \$regex$/],
    [{ a: { $regex: '(' } }, 51091, /^Regular expression is invalid/],
    [{ a: { $regex: 'a', $options: 'q' } }, 51108, /invalid flag/],
    [{ a: { $type: 'nope' } }, 2, /^Unknown type name alias: nope$/],
    [{ $where: 'true' }, 2, /\$where/],
    [{ $jsonSchema: {} }, 238, /\$jsonSchema/],
    [{ $expr: { $foo: 1 } }, 168, /^Unrecognized expression '\$foo'$/],
    [{ $expr: { $function: {} } }, 168, /\$function/],
  ]

  for (const [filter, code, message] of wrong) {
    assert.throws(() => compileFilter(filter as Document), {
      code,
      message,
    })
  }
})

test('names that every object answers to are fields like any other', () => {
  assert.equal(compileFilter({ constructor: null })({}), true)
  assert.equal(
    compileFilter({ 'a.toString': { $exists: true } })({ a: {} }),
    false,
  )
  const polluting = JSON.parse('{"__proto__": 1}')
  assert.equal(compileFilter(polluting)({}), false)
  assert.equal(
    compileFilter(polluting)(JSON.parse('{"__proto__": 1}')),
    true,
  )
})

test('a pattern that takes exponential time is given up', () => {
  const matches = compileFilter({ a: { $regex: '^(a+)+$' } })

  assert.equal(matches({ a: 'aaaa' }), true)
  assert.throws(() => matches({ a: `${'a'.repeat(60)}!` }), {
    codeName: 'BadValue',
  })
})
