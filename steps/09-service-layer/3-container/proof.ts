import type { Proof } from '@workshop/workshop/exercises/proof'

const compose = 'docker/compose.yml'
const dockerfile = 'docker/Dockerfile'
const build = 'build: { <<: *build, args: { SERVICE: search, PORT: 5102 } }'

export const proof: Proof = {
  start: 'no service `search`',
  wrong: [
    {
      name: 'a fixed port of the host',
      file: compose,
      replace: build,
      by: `${build}\n    ports: ['5102:5102']`,
      hint: 'so --scale fails. Callers',
    },
    {
      name: 'a fixed name',
      file: compose,
      replace: build,
      by: `${build}\n    container_name: search`,
      hint: 'has a container_name',
    },
    {
      name: 'the files of another service',
      file: compose,
      replace: 'SERVICE: search,',
      by: 'SERVICE: list,',
      hint: 'SERVICE of `search` is list',
    },
    {
      name: 'no token',
      file: compose,
      replace: `${build}\n    environment: *receiver`,
      by: `${build}\n    environment: *stores`,
      hint: 'no INGEST_TOKEN',
    },
    {
      name: 'no limits',
      file: compose,
      replace: '  search:\n    <<: *service\n',
      by: '  search:\n',
      hint: 'has no limits',
    },
    {
      name: 'web looks for it in its own container',
      file: compose,
      replace: 'SEARCH_URL: http://search:5102\n      SEARCH_2',
      by: 'SEARCH_URL: http://localhost:5102\n      SEARCH_2',
      hint: 'SEARCH_URL of `web` is http://localhost:5102',
    },
    {
      name: 'another limit than in the manifest',
      file: compose,
      replace: build,
      by: `${build}\n    mem_limit: 64m`,
      hint: '`mem_limit` of `search` is "64m"',
    },
    {
      name: 'an invalid file',
      file: compose,
      replace: '  search:\n',
      by: '  search:\n image: search\n',
      hint: 'no valid YAML',
    },
    {
      name: 'a process that is root',
      file: dockerfile,
      replace: 'USER node\n',
      by: '',
      hint: 'runs as root',
    },
    {
      name: 'no healthcheck',
      file: dockerfile,
      replace: 'HEALTHCHECK --interval',
      by: '# HEALTHCHECK --interval',
      hint: 'no HEALTHCHECK',
    },
    {
      name: 'a shell between Docker and the service',
      file: dockerfile,
      replace: 'CMD ["node", "main.js"]\nUSER',
      by: 'CMD node main.js\nUSER',
      hint: 'SIGTERM does not reach',
    },
    {
      name: 'every image holds search',
      file: dockerfile,
      replace: '/images/$SERVICE/app',
      by: '/images/search/app',
      hint: 'so it names none',
    },
  ],
}
