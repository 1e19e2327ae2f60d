import type { Express } from 'express'
import type { Checks } from '../health.ts'
import { createIntake, type Options } from '../intake/intake.ts'
import { createKept } from '../kept/kept.ts'
import type { Service } from './open.ts'

type Receiving<Fields> = Pick<Options<Fields>, 'pick' | 'around'> & {
  /** Ensures the indexes that the service's answers stand on. */
  prepare(): Promise<unknown>
}

/** A service whose posts come through `PUT /intake` and whose answers are kept until they change. */
export function createReceiver<Fields extends object>(
  { db, log, metrics, serve }: Service,
  { pick, prepare, around = (_, write) => write() }: Receiving<Fields>,
) {
  const kept = createKept({
    db,
    log,
    metrics,
    prepare: () => Promise.all([intake.prepare(), prepare()]),
  })
  const intake = createIntake<Fields>({
    db,
    pick,
    around: async (touched, write) => {
      await around(touched, write)
      kept.drop()
    },
  })
  const checks = { indexes: kept.ready, data: intake.ready }

  return {
    kept,
    intake: intake.router,
    serve: (app: Express, more?: Checks) =>
      serve(app, { checks: { ...checks, ...more }, close: kept.close }),
  }
}
