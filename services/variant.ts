import { at, readConfig } from '@workshop/platform/config'
import type { Logger } from '@workshop/platform/log'
import {
  serveDescription,
  type VerbDescription,
} from '@workshop/platform/operations/openapi'
import {
  type Operations,
  openOperations,
} from '@workshop/platform/operations/operations'
import { followOperations } from '@workshop/platform/operations/routes'
import type { Verb } from '@workshop/platform/operations/verb'
import { openService } from '@workshop/platform/service'
import type { Express } from 'express'
import type { Db } from 'mongodb'
import type { Registry } from 'prom-client'
import * as z from 'zod'
import { connectPartner, type Partner } from './partner-client.ts'

const whole = z.coerce.number().int().min(1)

/** The environment of an asynchronous service, besides every service's own. */
const variantConfig = {
  PARTNER_URL: at('http://localhost:5107'),
  /** Operations that a replica works on at once. */
  CONCURRENCY: whole.default(20),
  /** Operations that may be open at once in all replicas. */
  QUEUE_LIMIT: whole.default(10_000),
}

export type VariantContext = {
  db: Db
  log: Logger
  registry: Registry
  partner: Partner
}

/** A verb with what else its service does. */
export type ServiceVerb<Input extends { user: string }> = Verb<Input> & {
  close?(): Promise<void>
}

type VariantOptions<
  Input extends { user: string },
  OwnVerb extends ServiceVerb<Input>,
> = {
  /** `share-waiting`, and the name of the verb's database. */
  name: string
  port: number
  store: string
  description: VerbDescription
  createVerb(context: VariantContext): OwnVerb
  createApp(verb: OwnVerb, operations: Operations<Input>): Express
}

/** Starts one variant of a verb. All variants share its code, its store and its operations. */
export async function startVariant<
  Input extends { user: string },
  OwnVerb extends ServiceVerb<Input>,
>(options: VariantOptions<Input, OwnVerb>) {
  const { name, port, store, createVerb, createApp } = options
  const { PARTNER_URL, CONCURRENCY, QUEUE_LIMIT } =
    readConfig(variantConfig)
  const { db, log, metrics, serve } = openService(name, port, store)
  const { registry } = metrics

  const partner = connectPartner(PARTNER_URL, registry)
  const verb = createVerb({ db, log, registry, partner })
  const operations = openOperations(verb, {
    db,
    log,
    concurrency: CONCURRENCY,
    queueLimit: QUEUE_LIMIT,
  })
  const app = createApp(verb, operations)
  app.use(followOperations(verb.name, operations))
  app.use(serveDescription(name, options.description))

  await serve(app, {
    checks: { operations: () => operations.opened },
    close: async () => {
      await operations.close()
      await verb.close?.()
    },
  })
}
