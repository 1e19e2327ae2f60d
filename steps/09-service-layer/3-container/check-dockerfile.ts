import {
  type Instruction,
  readDockerfile,
} from '@workshop/workshop/exercises/compose-file'
import { expect } from '@workshop/workshop/exercises/hint'
import type { Stand } from '@workshop/workshop/exercises/stand'

/** The first stage builds every service, and the second is the image of any of them. */
export async function checkDockerfile(stand: Stand) {
  const [build, image] = await readDockerfile(stand)
  checkBuildStage(build)
  checkImage(image)
}

function checkBuildStage(build: Instruction[]) {
  const install = build.findIndex(({ rest }) => rest.startsWith('npm ci'))
  const manifest = build.findIndex(({ rest }) =>
    /services\/search\/package\.json\s+services\/search\//.test(rest),
  )
  expect(
    manifest >= 0 && manifest < install,
    'The Dockerfile installs before it has the package.json of `search`. Copy it with the others, before `npm ci`.',
  )
}

function checkImage(image: Instruction[] = []) {
  const last = (name: string) =>
    image.findLast(each => each.name === name)?.rest ?? ''
  const copies = image.filter(({ name }) => name === 'COPY')
  expect(
    copies.some(({ rest }) =>
      /--from=build.*\/images\/\$\{?SERVICE\}?\/app \/app\/?$/.test(rest),
    ),
    'The image holds no service: copy /images/$SERVICE/app of the stage `build` to /app. One Dockerfile builds all services, so it names none.',
  )
  expect(
    last('USER') && !/^(root|0)\b/.test(last('USER')),
    'The process runs as root. An intruder in it could do more than the service ever needs. The image has a user `node`.',
  )
  expect(
    last('HEALTHCHECK').includes('healthy.js'),
    'The image has no HEALTHCHECK, so Docker takes a process that hangs for a healthy one. Ask `node healthy.js`.',
  )
  expect(
    /^\[\s*"node"\s*,\s*"main\.js"\s*\]$/.test(last('CMD')),
    `The command is \`${last('CMD') || 'missing'}\`. Write ["node", "main.js"]: with a shell between, SIGTERM does not reach the service.`,
  )
  expect(
    copies.some(({ rest }) => /\/data \/data\/?$/.test(rest)),
    'The image has no folder /data. Copy /images/$SERVICE/data to /data, for the user `node`: the database keeps its files there.',
  )
}
