/** One program of the later stages, as every runtime starts it. */
export type Service = {
  /** The one word: folder, address, log, metric. A later version appends `@2`. */
  name: string
  folder: string
  /** The file in `folder` that is built and started. */
  entry: string
  /** Where a container listens; in processes the first replica's port, where it is free. */
  port: number
  stages: Stage[]
  /** Names of the services it calls. */
  upstreams: string[]
  /** Whether it keeps data in MongoDB. */
  database: boolean
  /** At the start. */
  replicas: number
  /** Limits of one container: megabytes, processors. */
  memory: number
  cpus: number
  /** Environment variables that hold a token, made anew for each run. */
  tokens: TokenName[]
  env?: Record<string, string>
}

export type TokenName = 'CONTROL_TOKEN' | 'INGEST_TOKEN'

export const laterStages = ['rest', 'services', 'async'] as const
export type Stage = (typeof laterStages)[number]

const common = {
  entry: 'main.ts',
  stages: ['services', 'async'] as Stage[],
  upstreams: [] as string[],
  database: true,
  replicas: 1,
  memory: 256,
  cpus: 1,
  tokens: [] as TokenName[],
}

const receiver = { ...common, tokens: ['INGEST_TOKEN'] as TokenName[] }

/** How an asynchronous verb answers; the third leaves it to each client. */
export const variants = ['waiting', 'redirecting', 'negotiating']

/** The verbs that each variant does, and where the first variant listens. */
export const asyncVerbs = { like: 5121, share: 5131, hide: 5141 }

/** A service per verb and variant. */
const asyncServices = Object.entries(asyncVerbs).flatMap(([verb, port]) =>
  variants.map((variant, index) => ({
    ...common,
    name: `${verb}-${variant}`,
    folder: `services/${verb}`,
    entry: `${variant}.ts`,
    port: port + index,
    stages: ['async'] as Stage[],
    upstreams: verb === 'like' ? ['partner', 'rest'] : ['partner'],
    replicas: variant === 'negotiating' ? 0 : 1,
  })),
)

/** Every service, in the order of starting. */
export const services: Service[] = [
  {
    ...common,
    name: 'rest',
    folder: 'rest',
    port: 5100,
    stages: [...laterStages],
  },
  { ...receiver, name: 'list', folder: 'services/list', port: 5101 },
  { ...receiver, name: 'search', folder: 'services/search', port: 5102 },
  {
    ...receiver,
    name: 'search@2',
    folder: 'services/search',
    entry: 'main-2.ts',
    port: 5112,
    replicas: 0,
  },
  {
    ...receiver,
    name: 'recommend',
    folder: 'services/recommend',
    port: 5103,
    upstreams: ['tag'],
  },
  { ...common, name: 'tag', folder: 'services/tag', port: 5104 },
  {
    ...common,
    name: 'picture',
    folder: 'services/picture',
    port: 5105,
    database: false,
  },
  {
    ...receiver,
    name: 'synchronise',
    folder: 'services/synchronise',
    port: 5106,
    upstreams: ['rest', 'list', 'search', 'recommend'],
  },
  {
    ...common,
    name: 'partner',
    folder: 'services/partner',
    port: 5107,
    stages: ['async'],
    database: false,
  },
  ...asyncServices,
  {
    ...common,
    name: 'web',
    tokens: ['CONTROL_TOKEN'],
    folder: 'services/web',
    port: 5000,
    stages: [...laterStages],
    upstreams: [
      'rest',
      'list',
      'search',
      'search@2',
      'recommend',
      'tag',
      'picture',
      ...asyncServices.map(({ name }) => name),
      'partner',
    ],
  },
]

export function isLater(stage: string): stage is Stage {
  return laterStages.some(each => each === stage)
}

export function servicesOf(stage: Stage) {
  return services.filter(({ stages }) => stages.includes(stage))
}

/** The name of the host, file and image: `search@2` is `search-2`. */
export function hostOf(name: string) {
  return name.replace('@', '-')
}

/** The environment variable with the URL of an upstream: `SEARCH_2_URL`. */
export function variableOf(name: string) {
  return `${name.replace(/[@-]/g, '_').toUpperCase()}_URL`
}

/** The upstreams' URLs in containers: `{ SEARCH_2_URL: 'http://search-2:5112' }`. */
export function addressesOf({ upstreams }: Service, stage: Stage) {
  const addresses = servicesOf(stage)
    .filter(({ name }) => upstreams.includes(name))
    .map(({ name, port }) => [
      variableOf(name),
      `http://${hostOf(name)}:${port}`,
    ])
  return Object.fromEntries(addresses) as Record<string, string>
}
