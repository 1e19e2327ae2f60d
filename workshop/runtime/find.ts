import { join } from 'node:path'
import type { Runtime } from '@workshop/services/runtime'
import { recorded } from '../stages/record.ts'
import { reach } from './remote.ts'

/** What runs now, whoever started it: the processes started last of those recorded below `data`, else what this clone runs in Docker. Rejects where nothing runs. */
export async function findRuntime(data: string): Promise<Runtime> {
  const folder = join(data, 'running')
  const records = await recorded(folder)
  for (const record of records.sort((a, b) => b.since - a.since)) {
    const runtime = await reach(folder, record)
    if (runtime) return runtime
  }
  const { findDocker, findOthers } = await import(
    '@workshop/docker/runtime'
  )
  const runtime = await findDocker()
  if (runtime) return runtime
  const others = (await findOthers()).map(
    folder => ` In Docker, ${folder} runs one.`,
  )
  throw new Error(
    `Nothing runs. Start a stage with "npm start -- services".${others.join('')}`,
  )
}
