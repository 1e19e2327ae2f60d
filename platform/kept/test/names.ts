import { type Ending, startReplica } from '@workshop/services/test/replica'
import express from 'express'
import { Problem } from '../../errors.ts'
import { createKept } from '../kept.ts'

export type Named = { _id: string; name: string }

/** A replica that keeps its answers: `/names` reads the collection `names`, `/problem` never succeeds. */
export async function startNames(test: Ending, uri: string, store: string) {
  const work = createWork()
  const replica = await startReplica(test, { uri, store }, service => {
    const kept = createKept(service)
    const names = service.db.collection<Named>('names')
    const app = express()
      .get(
        '/names',
        kept.answer(() => work.do(() => names.find().toArray())),
      )
      .get(
        '/problem',
        kept.answer(() =>
          work.do(async () => {
            throw new Problem(418, `Problem ${work.begun()}`)
          }),
        ),
      )
    return service.serve(app, { close: kept.close })
  })

  async function isKept() {
    await replica.get('/names')
    const begun = work.begun()
    await replica.get('/names')
    return work.begun() === begun
  }

  async function isNamed(name: string, path = '/names') {
    const { data } = await replica.get(path)
    return Array.isArray(data) && data[0]?.name === name
  }
  return { ...replica, get: replica.get, work, isKept, isNamed }
}

/** Counts what is computed, and can hold it back between reading and answering. */
function createWork() {
  let begun = 0
  let waiting = 0
  let release = () => {}
  let gate: Promise<void> | undefined

  return {
    begun: () => begun,
    waiting: () => waiting,
    hold() {
      gate = new Promise(resolve => (release = resolve))
    },
    release() {
      gate = undefined
      release()
    },
    async do<Found>(read: () => Promise<Found>) {
      begun++
      const found = await read()
      waiting++
      await gate
      waiting--
      return found
    },
  }
}
