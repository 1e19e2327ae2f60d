import type { Models } from '@workshop/monolithic/site/models'
import { type Client, createClient } from '@workshop/platform/client/client'
import { instancesOf } from '@workshop/platform/client/instances'
import type { Logger } from '@workshop/platform/log'
import type { Metrics } from '@workshop/platform/metrics'
import type { Weights } from '@workshop/services/weights'
import type { Db } from 'mongodb'
import type { Config } from '../config.ts'
import { byWeight } from '../versions.ts'

type Given = {
  config: Config
  db: Db
  log: Logger
  weights: () => Weights
  metrics: Metrics
}

type Parts = Given & { clientOf(upstream: string, url: string): Client }

/** The models of a stage, and a check of each upstream for `/readyz`. */
export type Connected = {
  models: Models
  checks: Record<string, () => Promise<unknown>>
}

/** Stage `rest`: posts from the REST layer; tags and pictures are still the site's own. */
async function connectRest({
  config,
  db,
  clientOf,
}: Parts): Promise<Connected> {
  const { createRestPosts } = await import('./rest.ts')
  const { createTags } = await import('@workshop/monolithic/models/tags')
  const own = await import('@workshop/monolithic/models/pictures')
  const rest = clientOf('rest', config.REST_URL)

  const tags = createTags(db.collection('tags'))
  const models = {
    posts: createRestPosts(rest, tags),
    tags,
    pictures: own.createPictures(own.ourPictures),
  }
  return { models, checks: { rest: rest.ready } }
}

/** Stage `services`: every verb from its own service. */
async function connectServices({
  config,
  log,
  weights,
  clientOf,
}: Parts): Promise<Connected> {
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
  const checks = Object.entries(clients).map(
    ([name, { ready }]) => [name, ready] as const,
  )
  return {
    models: createModels(clients),
    checks: Object.fromEntries(checks),
  }
}

export function connect(given: Given) {
  const { registry } = given.metrics
  const clientOf = (upstream: string, url: string) =>
    createClient({
      upstream,
      instances: instancesOf(upstream, url),
      registry,
    })
  const parts = { ...given, clientOf }
  return given.config.STAGE === 'rest'
    ? connectRest(parts)
    : connectServices(parts)
}
