import { randomUUID } from 'node:crypto'
import type { TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { negotiating } from '@workshop/platform/operations/negotiating'
import { openOperations } from '@workshop/platform/operations/operations'
import { redirecting } from '@workshop/platform/operations/redirecting'
import { followOperations } from '@workshop/platform/operations/routes'
import { waiting } from '@workshop/platform/operations/waiting'
import type { Partner } from '@workshop/services/partner-client'
import type {
  ServiceVerb,
  VariantContext,
} from '@workshop/services/variant'
import type { Express, RequestHandler } from 'express'
import { pino } from 'pino'
import { startReplica } from './replica.ts'

export const answers = { waiting, redirecting, negotiating }
export type Variant = keyof typeof answers
export const variantNames = Object.keys(answers) as Variant[]

/** A partner that answers at once unless told otherwise, and records the keys. */
export function createPartner(
  answer?: (signal: AbortSignal) => Promise<unknown>,
) {
  const keys: string[] = []
  const take: Partner['take'] = async (_verb, each, signal) => {
    keys.push(each)
    await answer?.(signal)
  }
  return { keys, take }
}

export const silentLog = pino({ level: 'silent' })

/** An answer that never comes. */
export const hangUntilAborted = (signal: AbortSignal) =>
  pause(600_000, undefined, { signal })

type Stand<
  Input extends { user: string },
  Own extends ServiceVerb<Input>,
> = {
  uri: string
  createVerb(context: Omit<VariantContext, 'registry'>): Own
  createApp(verb: Own, answer: RequestHandler): Express
}

/** Starts replicas of a verb's variants; each has a store of its own unless told otherwise. */
export function variantsOf<
  Input extends { user: string },
  Own extends ServiceVerb<Input>,
>({ uri, createVerb, createApp }: Stand<Input, Own>) {
  return function startVariant(
    t: TestContext,
    variant: Variant,
    partner: Partner = createPartner(),
    store = `test-${randomUUID()}`,
  ) {
    const log = silentLog
    return startReplica(t, { uri, store }, async ({ db, serve }) => {
      const verb = createVerb({ db, log, partner })
      const operations = openOperations<Input>(verb, {
        db,
        log,
        pollMs: 50,
      })
      await operations.opened
      const app = createApp(verb, answers[variant](verb, operations))
      app.use(followOperations(verb.name, operations))
      return serve(app, {
        close: async () => {
          await operations.close()
          await verb.close?.()
        },
      })
    })
  }
}
