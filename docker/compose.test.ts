import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { services } from '@workshop/services/manifest'
import { parse } from 'yaml'
import { contents } from './contents.ts'
import { built, expected } from './test/expected.ts'

// biome-ignore lint/suspicious/noExplicitAny: any part of it may be altered below.
type Compose = { services: Record<string, any>; volumes: object }

const read = (name: string) =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
const compose = (): Compose =>
  parse(read('compose.yml'), { merge: true, maxAliasCount: -1 })
const embedded = (): Compose => parse(read('compose.embedded.yml'))

function assertSame({ services }: Compose) {
  const { mongodb, ...others } = services
  assert.deepEqual(others, expected())
}

test('compose.yml says what the manifest says, no more and no less', () => {
  assertSame(compose())
})

const drifts: [string, (services: Compose['services']) => void][] = [
  ['a service is missing', services => delete services.tag],
  ['a service has no owner', services => (services.owner = services.tag)],
  ['a port differs', services => (services.list.build.args.PORT = 5111)],
  [
    'an address differs',
    services => (services.web.environment.REST_URL = 'http://rest:5000'),
  ],
  ['an address is missing', s => delete s.web.environment.SEARCH_2_URL],
  ['a limit differs', services => (services.list.mem_limit = '192m')],
  ['a limit is missing', services => delete services.picture.cpus],
  ['swap is allowed', services => delete services.picture.memswap_limit],
  ['processes have no limit', services => delete services.web.pids_limit],
  ['replicas differ', services => (services['search-2'].scale = 1)],
  ['replicas are named', services => (services.list.scale = 2)],
  ['a database is missing', s => delete s.search.environment],
  ['a token is missing', s => delete s.list.environment.INGEST_TOKEN],
  [
    'a database is too many',
    services => (services.picture.environment = services.tag.environment),
  ],
  ['a port is published', s => (s.list.ports = ['5101:5101'])],
  ['a name forbids a second one', s => (s.list.container_name = 'list')],
  ['files can be written', services => (services.list.read_only = false)],
  ['rest does not wait for the posts', s => delete s.rest.depends_on],
  ['a profile is missing', s => delete s.partner.profiles],
  ['a profile hides it', s => (s.list.profiles = ['async'])],
]

for (const [what, alter] of drifts) {
  test(`the comparison fails where ${what}`, () => {
    const altered = structuredClone(compose())
    alter(altered.services)

    assert.throws(() => assertSame(altered), assert.AssertionError)
  })
}

test('MongoDB is a one-member replica set that its healthcheck makes, and it is not published', () => {
  const { mongodb } = compose().services

  assert.equal(mongodb.image, 'mongo:8.0')
  assert.match(mongodb.command.join(' '), /--replSet workshop/)
  assert.match(
    mongodb.healthcheck.test.at(-1),
    /rs\.initiate.*mongodb:27017/s,
  )
  assert.deepEqual(mongodb.volumes, ['mongodb:/data/db'])
  assert.equal(mongodb.ports, undefined)
  assert.equal(mongodb.read_only, true)
})

test('the database cannot be scaled, and has limits', () => {
  const { mongodb } = compose().services

  assert.match(mongodb.container_name, /mongodb$/)
  assert.equal(mongodb.memswap_limit, mongodb.mem_limit)
  assert.ok(mongodb.pids_limit > 0)
})

test('the embedded database takes the place of MongoDB alone, with a volume of its own', () => {
  const { services: over, volumes } = embedded()
  const { build, image } = over.mongodb

  assert.deepEqual(Object.keys(over), ['mongodb'])
  assert.deepEqual({ image, build }, built('mongodb', 27017))
  assert.deepEqual(over.mongodb.volumes, ['embedded:/data/db'])
  assert.deepEqual(Object.keys(volumes), ['embedded'])
})

test('there is an image of every service, of the database and of the posts', () => {
  const hosts = contents().map(({ host }) => host)

  const wanted = [...Object.keys(expected()), 'mongodb']
  assert.deepEqual(hosts.sort(), wanted.sort())
  assert.equal(
    new Set(services.map(({ port }) => port)).size,
    services.length,
  )
})

const { workspaces } = JSON.parse(read('../package.json'))

test('the Dockerfile copies each workspace’s package.json before it installs', () => {
  const [before] = read('Dockerfile').split('RUN npm ci')

  const copied = [...before.matchAll(/^COPY (\S+)\/package\.json \1\/$/gm)]
  assert.deepEqual(
    copied.map(([, folder]) => folder),
    workspaces,
  )
})

test('the build context includes every workspace', () => {
  const included = read('../.dockerignore').matchAll(/^!(.+)$/gm)
  const paths = [...included].map(([, path]) => path)

  for (const workspace of workspaces) {
    const [top] = workspace.split('/')
    assert.ok(
      paths.some(path => path.startsWith(top)),
      workspace,
    )
  }
})
