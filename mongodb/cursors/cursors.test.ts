import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Cursors } from './cursors.ts'
import { Gatherer } from './gatherer.ts'

const minute = 60_000

function source() {
  return new Gatherer([Buffer.alloc(5)][Symbol.iterator]())
}

test('an idle cursor is closed after ten minutes, a used cursor stays open', () => {
  let now = 0
  const cursors = new Cursors(() => now)
  const idle = cursors.open('a.b', source(), undefined)
  const used = cursors.open('a.b', source(), undefined)
  now = 9 * minute
  cursors.release(cursors.pin(used.id, 'a.b', undefined))

  now = 11 * minute
  cursors.expire()

  assert.throws(() => cursors.pin(idle.id, 'a.b', undefined), { code: 43 })
  assert.equal(cursors.pin(used.id, 'a.b', undefined), used)
  assert.equal(cursors.counts.timedOut, 1)
})

test('noCursorTimeout keeps a cursor open', () => {
  let now = 0
  const cursors = new Cursors(() => now)
  const { id } = cursors.open('a.b', source(), undefined, true)

  now = 1000 * minute
  cursors.expire()

  assert.equal(cursors.size, 1)
  assert.equal(cursors.close(id), true)
})

test('a cursor that is being read cannot be read by another', () => {
  const cursors = new Cursors()
  const { id } = cursors.open('a.b', source(), undefined)
  cursors.pin(id, 'a.b', undefined)

  assert.throws(() => cursors.pin(id, 'a.b', undefined), { code: 12051 })
})
