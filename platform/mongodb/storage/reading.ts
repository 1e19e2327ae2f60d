import { compileFilter } from '../query/match.ts'
import { decode } from '../values/decode.ts'
import type { Value } from '../values/value.ts'
import { type Catalog, type Collection, describe } from './catalog.ts'
import type { Environment } from './environment.ts'
import { idBytes, numbered, rangeOf } from './keys.ts'
import type {
  CollectionInfo,
  Explanation,
  Query,
  Results,
} from './store.ts'

/** The reading half of a store. */
export class Reading {
  readonly environment: Environment
  readonly catalog: Catalog

  constructor(environment: Environment, catalog: Catalog) {
    this.environment = environment
    this.catalog = catalog
  }

  collections(database?: string): CollectionInfo[] {
    const all = [...this.catalog.collections.values()]
    const mine = database
      ? all.filter(({ ns }) => ns.startsWith(`${database}.`))
      : all
    return mine.map(describe)
  }

  collection(ns: string): CollectionInfo | undefined {
    const collection = this.find(ns)
    return collection && describe(collection)
  }

  get(ns: string, id: Value): Uint8Array | undefined {
    const collection = this.find(ns)
    if (!collection) return undefined
    const key = numbered(collection.number, idBytes(id))
    return this.environment.records.get(key)
  }

  count(ns: string): number {
    return this.find(ns)?.count ?? 0
  }

  find(ns: string): Collection | undefined {
    return this.catalog.collections.get(ns)
  }

  *query(
    ns: string,
    query: Query,
  ): Generator<{ raw: Uint8Array } | undefined> {
    const collection = this.find(ns)
    const matches = compileFilter(query.filter)
    if (!collection) return
    const range = rangeOf(collection.number)
    for (const { value } of [...this.environment.records.getRange(range)]) {
      if (matches(decode(value))) yield { raw: value }
    }
  }

  estimate(ns: string, _query: Query): number {
    return this.count(ns)
  }

  explain(_ns: string, _query: Query): Explanation {
    return {
      winningPlan: {},
      nReturned: 0,
      totalKeysExamined: 0,
      totalDocsExamined: 0,
    }
  }
}

export type { Results }
