import assert from 'node:assert/strict'
import { test } from 'node:test'
import { UsageError } from '@workshop/services/runtime'
import { checkFileLimit, openFileLimit } from './file-limit.ts'

test('more connections than open files are refused with the two ways out', () => {
  assert.throws(
    () => checkFileLimit(5000, 1, 1024),
    new UsageError(
      '5000 connections need 5100 open files, and 1024 are allowed here. Type "ulimit -n 5100" first, or give --connections 924.',
    ),
  )
})

test('a connection with two ends on this machine needs two files', () => {
  const check = (limit: number) => checkFileLimit(1000, 2, limit)

  assert.throws(() => check(2099), /ulimit -n 2100.*--connections 999\./)
  assert.doesNotThrow(() => check(2100))
})

test('this system says how many files a process may open', () => {
  assert.ok(openFileLimit() > 100)
})
