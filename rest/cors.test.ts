import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ConfigError, parseConfig } from '@workshop/platform/config'
import { origins } from './cors.ts'

const read = (CORS_ORIGINS?: string) =>
  parseConfig({ CORS_ORIGINS: origins }, { CORS_ORIGINS }).CORS_ORIGINS

test('origins are a list of them, any, or none', () => {
  assert.deepEqual(read('https://a.example, http://localhost:5000'), [
    'https://a.example',
    'http://localhost:5000',
  ])
  assert.deepEqual(read('*'), ['*'])
  assert.deepEqual(read(undefined), [])
})

test('what is no origin stops the start, with its name', () => {
  for (const wrong of ['a.example', 'https://a.example/path', 'nonsense'])
    assert.throws(() => read(wrong), ConfigError)
})
