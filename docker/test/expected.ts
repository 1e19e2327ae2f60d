import {
  addressesOf,
  hostOf,
  type Service,
  servicesOf,
} from '@workshop/services/manifest'
import { mongodbUri } from '../containers.ts'

const stores = { MONGODB_URI: mongodbUri }
/** The stage with every service; those that an earlier one lacks are in its profile. */
const stage = 'async'

const locked = {
  read_only: true,
  cap_drop: ['ALL'],
  security_opt: ['no-new-privileges:true'],
  pids_limit: 200,
}
const kept = { restart: 'unless-stopped', stop_grace_period: '15s' }

/** What compose.yml must say of each service, by the manifest. */
export function expected() {
  const described = servicesOf(stage).map(service => [
    hostOf(service.name),
    describe(service),
  ])
  return { ...Object.fromEntries(described), posts }
}

function describe(service: Service) {
  const { name, port, memory, cpus, replicas, stages } = service
  return {
    ...locked,
    ...kept,
    ...built(hostOf(name), port),
    ...(replicas === 1 ? {} : { scale: replicas }),
    ...(stages.includes('services') ? {} : { profiles: [stage] }),
    ...limits(memory, cpus),
    ...has('environment', environment(service)),
    ...has('depends_on', conditions(service)),
    ...(name === 'web' && {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: Compose fills it in.
      ports: ['127.0.0.1:${PORT:-5000}:5000'],
    }),
  }
}

/** Runs once, before the owner of the posts. */
const posts = {
  ...locked,
  ...built('posts', 0),
  restart: 'no',
  healthcheck: { disable: true },
  ...limits(256, 1),
  environment: stores,
  depends_on: { mongodb: { condition: 'service_healthy' } },
}

/** An equal limit for memory and for memory with swap leaves no swap. */
function limits(memory: number, cpus: number) {
  return {
    mem_limit: `${memory}m`,
    memswap_limit: `${memory}m`,
    cpus,
  }
}

export function built(host: string, port: number) {
  return {
    image: `workshop/${host}`,
    build: {
      context: '..',
      dockerfile: 'docker/Dockerfile',
      args: { SERVICE: host, PORT: port },
    },
  }
}

function environment(service: Service) {
  const { name, database, env, tokens } = service
  return {
    ...(database && stores),
    ...addressesOf(service, stage),
    ...env,
    ...Object.fromEntries(tokens.map(token => [token, tokenOf[token]])),
    ...(name === 'web' && {
      SEARCH_WEIGHTS: weights,
      STAGE: stageOf,
      STRIP: stripOf,
    }),
  }
}

// biome-ignore lint/suspicious/noTemplateCurlyInString: Compose fills it in.
const weights = '${SEARCH_WEIGHTS:-}'
// biome-ignore lint/suspicious/noTemplateCurlyInString: Compose fills it in.
const stageOf = '${STAGE:-services}'
// biome-ignore lint/suspicious/noTemplateCurlyInString: Compose fills it in.
const stripOf = '${STRIP:-on}'

/** Without a token of its own, `web` has no administration; receivers trust their network. */
const tokenOf = {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Compose fills it in.
  CONTROL_TOKEN: '${CONTROL_TOKEN:-}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: Compose fills it in.
  INGEST_TOKEN: '${INGEST_TOKEN:-of-this-network-only}',
}

function conditions(service: Service) {
  if (service.name === 'rest')
    return { posts: { condition: 'service_completed_successfully' } }

  // Without the profile, a service must not need one that is in it.
  const needed = servicesOf(
    service.stages.includes('services') ? 'services' : stage,
  )
    .filter(({ name }) => service.upstreams.includes(name))
    .filter(({ replicas }) => replicas > 0)
    .map(({ name }) => hostOf(name))
  const all = service.database ? ['mongodb', ...needed] : needed
  return Object.fromEntries(
    all.map(host => [host, { condition: 'service_started' }]),
  )
}

function has(key: string, value: object) {
  return Object.keys(value).length > 0 ? { [key]: value } : {}
}
