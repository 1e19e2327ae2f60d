import { randomUUID } from 'node:crypto'
import type { TestContext } from 'node:test'
import { connectDatabase } from '@workshop/platform/database'
import {
  serveDescription,
  type VerbDescription,
} from '@workshop/platform/operations/openapi'
import { startTestDatabase } from '@workshop/platform/test/server'
import { type Variant, variantsOf } from '@workshop/services/test/variant'
import type {
  ServiceVerb,
  VariantContext,
} from '@workshop/services/variant'
import type { Express, RequestHandler } from 'express'
import { createUnreliablePartner } from './unreliable-partner.ts'

const { uri } = await startTestDatabase()

type StoredEffect = { _id: string; post: string; user: string }

type Parts<
  Input extends { user: string },
  Own extends ServiceVerb<Input>,
> = {
  name: string
  description: VerbDescription
  createVerb(context: Omit<VariantContext, 'registry'>): Own
  createApp(verb: Own, answer: RequestHandler): Express
  /** The collection of its effects, and the path of each. */
  effects: string
  pathOf(effect: StoredEffect): string
}

/** A verb whose variants can be started on an empty store, with their documents. */
export function describedVerb<
  Input extends { user: string },
  Own extends ServiceVerb<Input>,
>(parts: Parts<Input, Own>) {
  const { name, description, effects, pathOf, ...rest } = parts

  async function start(t: TestContext, variant: Variant) {
    let app: Express | undefined
    const createApp: Parts<Input, Own>['createApp'] = (verb, answer) => {
      app = rest.createApp(verb, answer)
      return app.use(serveDescription(`${name}-${variant}`, description))
    }
    const startVariant = variantsOf({ ...rest, uri, createApp })
    const store = `openapi-${randomUUID()}`
    const partner = createUnreliablePartner()
    const http = await startVariant(t, variant, partner, store)
    const { db, close } = connectDatabase(uri)
    t.after(close)

    const stored = db(store).collection<StoredEffect>(effects)
    const { data: document } = await http.get('/openapi.json')
    return {
      document,
      db: db(store),
      url: String(http.defaults.baseURL),
      app: app as Express,
      /** The paths of all stored effects. */
      readEffects: async () => {
        // A mark that never reached the partner is stored for a day, but does not count.
        const effects = stored.find({
          removal: { $nin: ['unsent', 'absent'] },
        })
        return (await effects.toArray()).map(pathOf)
      },
    }
  }
  return { name, start }
}

export type StartedVariant = Awaited<
  ReturnType<ReturnType<typeof describedVerb>['start']>
>
