import { join } from 'node:path'
import { holderOf } from '@workshop/mongodb/lock'
import { freePort } from '@workshop/platform/port'
import type { Line } from '@workshop/services/runtime'
import getPort from 'get-port'
import type { Kept } from './keep.ts'
import { mongodb } from './mongodb.ts'
import type { Supervisor } from './supervise.ts'

/** A database that answers, in words which one it is, and the process where it is the embedded one. */
export type Database = {
  uri: string
  what: string
  kept?: Kept<{ uri: string }>
}

/** The database of `MONGODB_URI`, else the embedded one, its files below `data`. */
export async function startDatabase(
  supervisor: Supervisor,
  data: string,
  onLine: (line: Line) => void,
): Promise<Database> {
  const given = process.env.MONGODB_URI
  if (given) return { uri: given, what: 'the one of MONGODB_URI' }

  const folder = await freeFolder(join(data, 'mongodb'))
  const { number } = await freePort(27017)
  const start = (port: number) =>
    supervisor.run<{ uri: string }>({ ...mongodb(folder, port), onLine })
  // Another start may have taken the port since: then any other will do, and stays the same when it starts again.
  const kept = await start(number).catch(async () => start(await getPort()))
  const uri = kept.ready?.uri ?? ''

  return { uri, what: `embedded, files in ${folder}`, kept }
}

/** A folder is locked to one server: a second start beside the first takes the next one. */
async function freeFolder(wanted: string) {
  for (let number = 1; ; number++) {
    const folder = number === 1 ? wanted : `${wanted}-${number}`
    if (!(await holderOf(folder))) return folder
  }
}
