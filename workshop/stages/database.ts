import { join } from 'node:path'
import { holderOf } from '@workshop/mongodb/lock'
import { freePort } from '@workshop/platform/port'
import getPort from 'get-port'
import type { Supervisor } from '../supervisor/supervisor.ts'
import { mongodb } from './mongodb.ts'

/** How often a start is tried again after another one has taken its port or folder. */
const startLimit = 5

/** The database of `MONGODB_URI`, or else the embedded one with its files below `data`. */
export async function startStageDatabase(
  supervisor: Supervisor,
  data: string,
) {
  const given = process.env.MONGODB_URI
  if (given) return { uri: given, what: 'the one of MONGODB_URI' }

  const { number } = await freePort(27017)
  return startEmbedded(supervisor, data, number)
}

async function startEmbedded(
  supervisor: Supervisor,
  data: string,
  port: number,
  attempt = 1,
): Promise<{ uri: string; what: string }> {
  const folder = await freeFolder(join(data, 'mongodb'))
  const { name, ...program } = await mongodb(folder, port)
  try {
    const options = { service: name, number: 1, program }
    const { address } = await supervisor.start(options)
    return { uri: address, what: `embedded, files in ${folder}` }
  } catch (error) {
    const isTaken = /is (taken|in use)/.test(String(error))
    if (!isTaken || attempt === startLimit) throw error
    return startEmbedded(supervisor, data, await getPort(), attempt + 1)
  }
}

/** A folder is locked to one server: a second start beside the first takes the next one. */
async function freeFolder(wanted: string) {
  for (let number = 1; ; number++) {
    const folder = number === 1 ? wanted : `${wanted}-${number}`
    if (!(await holderOf(folder))) return folder
  }
}
