import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
/** Whether this is the copy that attendees write in. */
export const isPlayground = existsSync(join(root, '.playground.json'))
/** The repository, also where this is the playground in it. */
export const repository = isPlayground ? join(root, '..') : root
export const playground = join(repository, 'playground')
/** Git-ignored: databases and records of runs, of the playground's as well. */
export const data = join(repository, 'data')
export const posts = join(root, 'datasets/posts.ndjson')
