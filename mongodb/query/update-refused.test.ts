import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Long } from 'bson'
import type { Document } from '../values/value.ts'
import { compileUpdate } from './update.ts'

function update([spec, before]: [object, object]) {
  const updater = compileUpdate(spec as Document, {
    scope: { now: new Date(0) },
  })
  return updater.apply(before as Document, { isInsert: false, filter: {} })
}

test('an invalid update is refused with MongoDB’s code and message', () => {
  const wrong: [object, object, number, RegExp][] = [
    [{ $foo: { a: 1 } }, {}, 9, /^Unknown modifier: \$foo/],
    [{ $set: { a: 1 }, b: 1 }, {}, 9, /^Unknown modifier: b/],
    [
      { $set: 5 },
      {},
      9,
      /^Modifiers operate on fields but we found type int/,
    ],
    [
      { $set: { a: 1 }, $inc: { 'a.b': 1 } },
      {},
      40,
      /'a\.b' would create a conflict at 'a'/,
    ],
    [{ $set: { a: 1 }, $inc: { a: 1 } }, {}, 40, /conflict at 'a'/],
    [{ $rename: { a: 'b' }, $set: { b: 1 } }, {}, 40, /conflict at 'b'/],
    [{ $set: { 'a..b': 1 } }, {}, 56, /contains an empty field name/],
    [{ $set: { $a: 1 } }, {}, 52, /dollar \(\$\) prefixed field '\$a'/],
    [{ a: 1, $b: 1 }, {}, 52, /replacement document/],
    [{ $set: { _id: 2 } }, { _id: 1 }, 66, /immutable field '_id'/],
    [{ $unset: { _id: 1 } }, { _id: 1 }, 66, /immutable field '_id'/],
    [{ _id: 2 }, { _id: 1 }, 66, /was found to have been altered/],
    [
      { $inc: { a: 'x' } },
      {},
      14,
      /^Cannot increment with non-numeric argument: \{a: "x"\}$/,
    ],
    [
      { $inc: { a: 1 } },
      { _id: 1, a: 'x' },
      14,
      /^Cannot apply \$inc to a value of non-numeric type\. \{_id: 1\} has the field 'a' of non-numeric type string$/,
    ],
    [
      { $inc: { a: 1 } },
      { a: Long.MAX_VALUE },
      2,
      /^Failed to apply \$inc operations to current value/,
    ],
    [
      { $set: { 'a.b': 1 } },
      { a: 5 },
      28,
      /^Cannot create field 'b' in element \{a: 5\}$/,
    ],
    [{ $set: { 'a.b': 1 } }, { a: [] }, 28, /^Cannot create field 'b'/],
    [
      { $push: { a: 1 } },
      { _id: 1, a: 5 },
      2,
      /^The field 'a' must be an array but is of type int in document \{_id: 1\}$/,
    ],
    [{ $addToSet: { a: 1 } }, { a: 5 }, 2, /non-array type int$/],
    [{ $pop: { a: 2 } }, { a: [] }, 9, /^\$pop expects 1 or -1, found: 2$/],
    [
      { $set: { 'a.$': 1 } },
      { a: [1] },
      2,
      /positional operator did not find the match/,
    ],
    [
      { $set: { 'a.$[x]': 1 } },
      { a: [1] },
      2,
      /^No array filter found for identifier 'x'/,
    ],
    [
      { $set: { 'a.$[]': 1 } },
      { a: 5 },
      2,
      /^Cannot apply array updates to non-array element a: 5$/,
    ],
    [
      [{ $match: {} }],
      {},
      72,
      /\$match is not allowed to be used within an update/,
    ],
  ]

  for (const [spec, before, code, message] of wrong) {
    assert.throws(() => update([spec, before]), { code, message })
  }
})

test('no name in an update reaches a prototype', () => {
  const polluting = JSON.parse(
    '{"$set": {"__proto__.polluted": 1, "constructor.x": 2}}',
  )

  const { doc } = update([polluting, { _id: 1 }])

  assert.equal(({} as Document).polluted, undefined)
  assert.equal(({}.constructor as unknown as Document).x, undefined)
  assert.deepEqual(Object.keys(doc), ['_id', '__proto__', 'constructor'])
})
