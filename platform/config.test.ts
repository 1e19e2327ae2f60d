import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ConfigError, database, listenAt, parseConfig } from './config.ts'

test('variables become typed values, missing and empty ones take their defaults', () => {
  const config = parseConfig(listenAt, { PORT: '8080', HOST: '' })

  assert.deepEqual(config, { PORT: 8080, HOST: '127.0.0.1' })
})

test('one message names every invalid variable, and no secret', () => {
  const env = { PORT: 'http', MONGODB_URI: 'postgres://me:hunter2@here' }

  assert.throws(
    () => parseConfig({ ...listenAt, ...database }, env),
    (error: Error) => {
      assert.ok(error instanceof ConfigError)
      assert.match(error.message, /PORT: .* \(is "http"\)/)
      assert.match(error.message, /MONGODB_URI: must begin with mongodb:/)
      assert.doesNotMatch(error.message, /hunter2/)
      return true
    },
  )
})
