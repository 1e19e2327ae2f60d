import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { thrift } from '@workshop/platform/thrift'

const file = readFileSync(new URL('Dockerfile', import.meta.url), 'utf8')

test('a service starts in a container as it does in a process', () => {
  const [, command] = /^CMD (.*)$/m.exec(file) ?? []

  assert.deepEqual(JSON.parse(command), ['node', ...thrift.node, 'main.js'])
})

test('a container’s environment says to glibc what a process’ does', () => {
  const [, environment] = /^ENV (NODE_ENV=.*)$/m.exec(file) ?? []
  const pairs = environment.split(' ').map(pair => pair.split('='))
  const said = pairs.filter(([name]) => name.startsWith('MALLOC_'))

  assert.deepEqual(Object.fromEntries(said), thrift.env)
})
