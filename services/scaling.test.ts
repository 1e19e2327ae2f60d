import assert from 'node:assert/strict'
import { test } from 'node:test'
import { servicesOf } from './manifest.ts'
import { UsageError } from './runtime.ts'
import { readScaling } from './scaling.ts'

const services = servicesOf('services')

test('a scaling names services of the stage, each with a number of replicas', () => {
  const wanted = readScaling(services, { list: 0, 'search@2': 1, tag: 20 })

  assert.deepEqual(
    wanted.map(({ service, number }) => [service.name, number]),
    [
      ['list', 0],
      ['search@2', 1],
      ['tag', 20],
    ],
  )
  assert.ok(wanted.every(({ service }) => services.includes(service)))
})

for (const [name, number] of [
  ['list', 21],
  ['list', -1],
  ['list', 1.5],
  ['list', Number.NaN],
  ['search@2', 99],
] as const)
  test(`${name}=${number} is refused with an example`, () => {
    refuses(
      { [name]: number },
      `${name}=${number} is not a number of replicas: give a number from 0 to 20, as in ${name}=2.`,
    )
  })

test('an unknown service is refused with the names of those that can be scaled', () => {
  refuses(
    { lisst: 2 },
    'There is no service "lisst" here. There are rest, list, search, search@2, recommend, tag, picture, synchronise.',
  )
})

for (const number of [0, 1, 2])
  test(`web=${number} is refused with the services that can be scaled`, () => {
    refuses(
      { web: number },
      "There is one web: it has the site's one port. Scale one of rest, list, search, search@2, recommend, tag, picture, synchronise.",
    )
  })

test('a stage of one process names a stage that can be scaled', () => {
  const alone = services.slice(-1)

  refuses(
    { list: 2 },
    'There is no service "list" here. This stage has nothing to scale: start "npm start -- services".',
    alone,
  )
})

test('a single invalid number or name refuses the whole scaling', () => {
  assert.throws(
    () => readScaling(services, { list: 2, web: 2 }),
    UsageError,
  )
})

function refuses(
  scaling: Record<string, number>,
  message: string,
  among = services,
) {
  assert.throws(
    () => readScaling(among, scaling),
    error => {
      assert.ok(error instanceof UsageError)
      assert.equal(error.message, message)
      return true
    },
  )
}
