import { createKept } from '@workshop/platform/kept/kept'
import type { Service } from '@workshop/platform/service/service'
import type { Express } from 'express'
import { createIngest, type Options } from './ingest.ts'

type Verb<Fields> = Pick<Options<Fields>, 'pick' | 'around'> & {
  /** Ensures the indexes that the verb's queries stand on. */
  prepare(): Promise<unknown>
}

/** What a service needs whose posts come through `PUT /intake`, and whose answers are kept until they change. */
export function createReceiver<Fields extends object>(
  { db, log, metrics, serve }: Service,
  verb: Verb<Fields>,
) {
  const { pick, around = (_, write) => write() } = verb
  const intake = createIngest<Fields>({
    db,
    pick,
    around: async (touched, write) => {
      await around(touched, write)
      kept.drop()
    },
  })
  const prepare = () => Promise.all([intake.prepare(), verb.prepare()])
  const kept = createKept({ db, log, metrics, prepare })
  const checks = { indexes: kept.ready, data: intake.ready }

  return {
    kept,
    intake: intake.router,
    serve: (app: Express) => serve(app, { checks, close: kept.close }),
  }
}
