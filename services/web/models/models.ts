import type { Models } from '@workshop/monolithic/site/models'
import { type Client, createClient } from '@workshop/platform/client/client'
import { instancesOf } from '@workshop/platform/client/instances'
import type { Logger } from '@workshop/platform/log'
import type { Metrics } from '@workshop/platform/metrics'
import type { Weights } from '@workshop/services/weights'
import type { Db } from 'mongodb'
import type { Config } from '../config.ts'
import { byWeight } from '../versions.ts'

type ConnectOptions = {
  config: Config
  db: Db
  log: Logger
  weights: () => Weights
  metrics: Metrics
}

type ClientOf = (upstream: string, url: string) => Client

/** The models of a stage, and the upstreams that they call. */
type Connected = { models: Models; clients: Record<string, Client> }

/** Stage `rest`: posts from the REST layer; tags and pictures are the site's own. */
async function connectRest(
  { config, db }: ConnectOptions,
  clientOf: ClientOf,
): Promise<Connected> {
  const { createRestPosts } = await import('./rest.ts')
  const { createTags } = await import('@workshop/monolithic/models/tags')
  const { createPictures, ourPictures } = await import(
    '@workshop/monolithic/models/pictures'
  )
  const rest = clientOf('rest', config.REST_URL)
  const tags = createTags(db.collection('tags'))
  const posts = createRestPosts(rest, tags)
  const pictures = createPictures(ourPictures)
  return { models: { posts, tags, pictures }, clients: { rest } }
}

/** Stage `services`: every verb from its own service. */
async function connectServices(
  { config, log, weights }: ConnectOptions,
  clientOf: ClientOf,
): Promise<Connected> {
  const { createModels } = await import('./services.ts')
  const versions = {
    1: clientOf('search', config.SEARCH_URL),
    2: clientOf('search@2', config.SEARCH_2_URL),
  }
  const clients = {
    list: clientOf('list', config.LIST_URL),
    search: byWeight(versions, weights, log),
    recommend: clientOf('recommend', config.RECOMMEND_URL),
    tag: clientOf('tag', config.TAG_URL),
    picture: clientOf('picture', config.PICTURE_URL),
  }
  return { models: createModels(clients), clients }
}

export function connect(options: ConnectOptions) {
  const { registry } = options.metrics
  const clientOf: ClientOf = (upstream, url) =>
    createClient({
      upstream,
      instances: instancesOf(upstream, url),
      registry,
    })
  return options.config.STAGE === 'rest'
    ? connectRest(options, clientOf)
    : connectServices(options, clientOf)
}
