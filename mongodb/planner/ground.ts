import type { Collection } from '../storage/catalog.ts'
import type { Environment } from '../storage/environment.ts'

/** What a plan is made for and run on. */
export type Ground = {
  environment: Environment
  collection: Collection
}

/** Counts what was looked at. */
export type Effort = { keys: number; docs: number }
