import { isDeepStrictEqual } from 'node:util'
import { expected } from '@workshop/docker/test/expected'
import { readComposeFile } from '@workshop/workshop/exercises/compose-file'
import { expect } from '@workshop/workshop/exercises/hint'
import type { Stand } from '@workshop/workshop/exercises/stand'
import { checkDockerfile } from './check-dockerfile.ts'

/** The container of `search`, by its files alone: no Docker is needed. */
export async function check(stand: Stand) {
  const { services } = await readComposeFile(stand)
  const { search, web, ...others } = services
  expect(
    search,
    'docker/compose.yml has no service `search`. `list`, above it, is built and filled in the same way.',
  )
  checkScaling(search)
  checkBuild(search)
  checkEnvironment(search)
  checkLimits(search)
  checkCallers(web)
  await checkDockerfile(stand)
  for (const [name, service] of Object.entries({ search, web, ...others }))
    checkRest(name, service)
}

// biome-ignore lint/suspicious/noExplicitAny: an attendee may write anything there.
type ComposeService = any

function checkScaling({ ports, container_name: name }: ComposeService) {
  expect(
    !ports,
    '`search` publishes a port of the host. A second replica cannot have the same one, so --scale fails. Callers reach it by its name.',
  )
  expect(
    !name,
    '`search` has a container_name. Two containers cannot have the same name, so --scale fails.',
  )
}

function checkBuild({ image, build }: ComposeService) {
  const { SERVICE, PORT } = build?.args ?? {}
  expect(
    build?.context === '..' && build.dockerfile === 'docker/Dockerfile',
    'The build of `search` names no context and no Dockerfile. Merge the block that is called *build.',
  )
  expect(
    SERVICE === 'search',
    `The build argument SERVICE of \`search\` is ${SERVICE}. It chooses the files of the image, so another service would answer.`,
  )
  expect(
    PORT === 5102,
    `The build argument PORT of \`search\` is ${PORT}. Its callers use 5102, as services/manifest.ts says.`,
  )
  expect(
    image === 'workshop/search',
    `The image of \`search\` is ${image}, which is another service's. Call it workshop/search.`,
  )
}

function checkEnvironment({ environment, depends_on }: ComposeService) {
  expect(
    environment?.MONGODB_URI,
    '`search` has no MONGODB_URI, so it looks for its database in its own container.',
  )
  expect(
    environment.INGEST_TOKEN,
    '`search` has no INGEST_TOKEN, so it refuses what synchronise delivers. Merge *receiver instead of *stores.',
  )
  expect(
    depends_on?.mongodb,
    '`search` does not depend on mongodb, so `up search` starts it without a database.',
  )
}

function checkLimits(search: ComposeService) {
  expect(
    search.mem_limit && search.cpus && search.pids_limit,
    '`search` has no limits. On a busy machine it takes memory and processors away from the others. Merge *service.',
  )
  expect(
    search.read_only && search.cap_drop && !search.user,
    '`search` may write to its files, or runs as another user than that of its image. Merge *service, and change nothing of it.',
  )
}

function checkCallers({ environment, depends_on }: ComposeService) {
  expect(
    environment.SEARCH_URL === 'http://search:5102',
    `The SEARCH_URL of \`web\` is ${environment.SEARCH_URL}. In a network of Compose a service is reached by its name: http://search:5102.`,
  )
  expect(
    depends_on.search,
    '`web` does not depend on `search`, so `up web` starts a site that cannot search.',
  )
}

/** Everything else, by the manifest: the same comparison as in docker/compose.test.ts. */
function checkRest(name: string, service: ComposeService) {
  const wanted: Record<string, ComposeService> = expected()
  const own = wanted[name]
  if (!own) return
  for (const key of new Set([...Object.keys(own), ...Object.keys(service)]))
    expect(
      isDeepStrictEqual(service[key], own[key]),
      `\`${key}\` of \`${name}\` is ${JSON.stringify(service[key])}, and by services/manifest.ts it is ${JSON.stringify(own[key])}.`,
    )
}
