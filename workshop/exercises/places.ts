import { join } from 'node:path'
import { data, playground, repository } from '../stages/paths.ts'
import type { Places } from './playground.ts'

/** Those of this repository, also where the tool runs in the playground. */
export const places: Places = {
  repository,
  playground,
  progress: join(data, 'progress.json'),
}
