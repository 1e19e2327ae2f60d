import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addHeader, readMethod, readTarget, wholeNumber } from './parse.ts'

for (const [text, url] of [
  ['http://localhost:5000', 'http://localhost:5000/'],
  ['http://127.1:5000/a?b=c', 'http://127.0.0.1:5000/a?b=c'],
  ['http://[::1]:5000/', 'http://[::1]:5000/'],
])
  test(`${text} is an address of this machine`, () => {
    assert.equal(readTarget(text), url)
  })

for (const text of [
  'http://example.com/',
  'http://127.0.0.1.example.com/',
  'http://localhost@example.com/',
  'http://192.168.0.1/',
  'http://[::2]/',
])
  test(`${text} is refused: load is only sent to this machine`, () => {
    assert.throws(() => readTarget(text), /only sent to this machine/)
  })

for (const text of ['nonsense', 'localhost:5000', 'ftp://localhost/'])
  test(`${text} is refused with an example of an address`, () => {
    assert.throws(() => readTarget(text), /such as http:\/\/localhost:5000/)
  })

test('a number must be whole and within its limits', () => {
  const read = wholeNumber(1, 600)

  assert.deepEqual(['1', '600'].map(read), [1, 600])
  for (const text of ['0', '601', '1.5', '1e2', '-1', ''])
    assert.throws(() => read(text), /a whole number from 1 to 600/, text)
})

test('headers add up, their names in lower case', () => {
  const first = addHeader('Prefer: wait=5')

  const both = addHeader('X-Time: 10:30', first)

  assert.deepEqual(both, { prefer: 'wait=5', 'x-time': '10:30' })
  assert.throws(() => addHeader('Prefer'), /as in 'Prefer: wait=5'/)
})

test('a method is sent in capitals', () => {
  assert.equal(readMethod('post'), 'POST')
  assert.throws(() => readMethod('GET /'), /such as POST/)
})
