import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
/** Git-ignored: databases and records of runs. */
export const data = join(root, 'data')
export const posts = join(root, 'datasets/posts.ndjson')
