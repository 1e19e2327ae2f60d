import assert from 'node:assert/strict'
import { test } from 'node:test'
import { services } from './manifest.ts'
import {
  choicesIn,
  splitVersion,
  withChoice,
  withoutReplica,
  withReplica,
  withVersion,
} from './names.ts'

for (const [name, version] of [
  ['search', 1],
  ['search@2', 2],
  ['search@12', 12],
] as const)
  test(`version ${version} of search is ${name}`, () => {
    assert.equal(withVersion({ service: 'search', version }), name)
    assert.deepEqual(splitVersion(name), { service: 'search', version })
  })

for (const [name, service, replica] of [
  ['search', 'search', 1],
  ['search.2', 'search', 2],
  ['search@2', 'search@2', 1],
  ['search@2.12', 'search@2', 12],
] as const)
  test(`replica ${replica} of ${service} is ${name}`, () => {
    assert.equal(withReplica(service, replica), name)
    assert.equal(withoutReplica(name), service)
  })

test('every name of the manifest consists of its word and version', () => {
  for (const { name } of services)
    assert.equal(withVersion(splitVersion(name)), name)
})

test('a service with several versions or variants has choices, named by its word', () => {
  const names = ['list', 'search', 'search@2', 'share-waiting']

  const choices = choicesIn([...names, 'share-redirecting'])

  assert.deepEqual(choices, {
    search: ['1', '2'],
    share: ['waiting', 'redirecting'],
  })
  assert.equal(withChoice('search', '1'), 'search')
  assert.equal(withChoice('search', '2'), 'search@2')
  assert.equal(withChoice('share', 'waiting'), 'share-waiting')
})
