import type { Models } from '@workshop/monolithic/site/models'
import {
  type Call,
  type Client,
  createClient,
} from '@workshop/platform/client/client'
import { instancesOf } from '@workshop/platform/client/instances'
import type { Logger } from '@workshop/platform/log'
import type { Metrics } from '@workshop/platform/metrics'
import { asyncVerbs, variableOf } from '@workshop/services/manifest'
import { choicesIn, withChoice } from '@workshop/services/names'
import type { Db } from 'mongodb'
import { type Config, upstreams } from '../config.ts'
import type { Settings } from '../settings.ts'
import { byWeight } from '../versions.ts'

type ConnectOptions = {
  config: Config
  db: Db
  log: Logger
  /** The weights of each service that has several versions. */
  settings: Record<string, Settings>
  metrics: Metrics
}

/** The models of a stage, and the upstreams that they call. */
type Connected = {
  models: Models
  clients: Record<string, Client>
  /** The outside world, which the workshop's tool makes slow through the site. */
  partner?: Client
}

/** Stage `rest`: posts from the REST layer; tags and pictures are the site's own. */
async function connectRest(options: ConnectOptions): Promise<Connected> {
  const { createRestPosts } = await import('./rest.ts')
  const { createTags } = await import('@workshop/monolithic/models/tags')
  const { createPictures, ourPictures } = await import(
    '@workshop/monolithic/models/pictures'
  )
  const rest = connectClient(options, 'rest')
  const tags = createTags(options.db.collection('tags'))
  const posts = createRestPosts(rest, tags)
  const pictures = createPictures(ourPictures)
  return { models: { posts, tags, pictures }, clients: { rest } }
}

/** Stage `services`: every verb from its own service. */
async function connectServices(options: ConnectOptions) {
  const { createModels } = await import('./services.ts')
  const clients = {
    list: connectClient(options, 'list'),
    search: connectWeighed(options, 'search'),
    recommend: connectClient(options, 'recommend'),
    tag: connectClient(options, 'tag'),
    picture: connectClient(options, 'picture'),
  }
  return { models: createModels(clients), clients }
}

/** Stage `async`: the same, and verbs that wait or redirect. */
async function connectAsync(options: ConnectOptions): Promise<Connected> {
  const { createActions, callOf } = await import('./actions.ts')
  const { models, clients } = await connectServices(options)
  const verbs = Object.fromEntries(
    Object.keys(asyncVerbs).map(verb => [
      verb,
      connectWeighed(options, verb, callOf),
    ]),
  )
  return {
    models: { ...models, actions: createActions(verbs) },
    clients: { ...clients, ...verbs },
    partner: connectClient(options, 'partner'),
  }
}

const stages = {
  rest: connectRest,
  services: connectServices,
  async: connectAsync,
}

export function connect(options: ConnectOptions): Promise<Connected> {
  return stages[options.config.STAGE](options)
}

function connectClient(
  { config, metrics }: ConnectOptions,
  upstream: string,
) {
  const url = String(config[variableOf(upstream) as keyof Config])
  const instances = instancesOf(upstream, url)
  return createClient({ upstream, instances, registry: metrics.registry })
}

/** All versions or variants of a service behind one client. */
function connectWeighed(
  options: ConnectOptions,
  service: string,
  callOf?: (choice: string, wanted: Call) => Call,
) {
  const clients = choicesIn(upstreams)[service].map(choice => [
    choice,
    connectClient(options, withChoice(service, choice)),
  ])
  const { weights } = options.settings[service]
  const { log } = options
  return byWeight({
    service,
    clients: Object.fromEntries(clients),
    weights,
    log,
    callOf,
  })
}
