import assert from 'node:assert/strict'
import { test } from 'node:test'
import { matchStart, matchWhole, withPorts } from './match.ts'

test('an output is compared whole', () => {
  assert.ok(matchWhole('one\ntwo', 'one\ntwo\n'))
  assert.ok(!matchWhole('one', 'one\ntwo\n'))
  assert.ok(!matchWhole('one\ntwo', 'one\n'))
  assert.ok(!matchWhole('a.c', 'abc'))
})

test('… stands for a part of a line, alone in a line for any lines', () => {
  assert.ok(matchWhole('v…', 'v24.1.0'))
  assert.ok(!matchWhole('one …', 'one\ntwo'))
  assert.ok(matchWhole('one\n…\nfour', 'one\ntwo\nthree\nfour'))
  assert.ok(matchWhole('one\n…\nfour', 'one\nfour'))
  assert.ok(matchWhole('one\n…', 'one\ntwo\n\nthree'))
  assert.ok(!matchWhole('one\n…\nfour', 'one\ntwo'))
})

test('a number after ≈ stands for any number, and for nothing else', () => {
  assert.ok(matchWhole('median ≈ 3.4 ms', 'median 1,021.55 ms'))
  assert.ok(!matchWhole('median ≈ 3.4 ms', 'median fast ms'))
  assert.ok(!matchWhole('redirects 1', 'redirects 2'))
})

test('columns may be wider or narrower', () => {
  assert.ok(matchWhole('GET  ≈ 3.4 ms   ok', 'GET     12.0 ms  ok'))
})

test("npm's own lines and colours are no part of an output", () => {
  const output = `npm warn old\n\n> it@1.0.0 start\n> node it.js\n\n\u001b[32mup\u001b[0m\n`

  assert.ok(matchWhole('up', output))
})

test('ports that were really taken are read where the text has the usual ones', () => {
  const text = 'db   mongodb://127.0.0.1:27017/\nsite http://localhost:5000'
  const output =
    'db   mongodb://127.0.0.1:27018/\nsite http://localhost:49152\n200 GET /'

  const ports = matchStart(text, output)

  assert.ok(ports)
  assert.equal(
    withPorts('http://localhost:5000/a', ports),
    'http://localhost:49152/a',
  )
  assert.equal(ports.get('27017'), '27018')
})

test('services have ports of their own, of each of which another may have been taken', () => {
  const ports = matchWhole(
    'rest http://127.0.0.1:5100  list http://127.0.0.1:5101',
    'rest http://127.0.0.1:5100  list http://127.0.0.1:40123',
  )

  assert.deepEqual(
    [...(ports ?? [])],
    [
      ['5100', '5100'],
      ['5101', '40123'],
    ],
  )
})

test('an output that is not complete yet does not match its beginning', () => {
  assert.equal(matchStart('one\ntwo', 'one\ntw'), undefined)
})
