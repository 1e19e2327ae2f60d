import { choosePlan } from '../planner/choose.ts'
import { estimate } from '../planner/estimate.ts'
import { explainQuery } from '../planner/explain.ts'
import type { Ground } from '../planner/ground.ts'
import { run } from '../planner/run.ts'
import { compileFilter, splitText } from '../query/match.ts'
import type { Value } from '../values/value.ts'
import { type Catalog, type Collection, describe } from './catalog.ts'
import type { Environment } from './environment.ts'
import { idBytes, numbered } from './keys.ts'
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

  #refresh: () => void

  /** `refresh` is called before each read, where another process changes the catalog. */
  constructor(
    environment: Environment,
    catalog: Catalog,
    refresh: () => void = () => {},
  ) {
    this.environment = environment
    this.catalog = catalog
    this.#refresh = refresh
  }

  collections(database?: string): CollectionInfo[] {
    this.#refresh()
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
    this.#refresh()
    return this.catalog.collections.get(ns)
  }

  query(ns: string, query: Query): Results {
    const ground = this.#ground(ns)
    if (!ground) return checked(query)
    return run(ground, choosePlan(ground, query))
  }

  estimate(ns: string, query: Query): number {
    const ground = this.#ground(ns)
    return ground ? estimate(ground, query) : 0
  }

  explain(ns: string, query: Query): Explanation {
    return explainQuery(this.#ground(ns), query)
  }

  #ground(ns: string): Ground | undefined {
    const collection = this.find(ns)
    return collection && { environment: this.environment, collection }
  }
}

/** Nothing, once the filter is known to be well-formed. */
function checked({ filter, scope }: Query): Results {
  compileFilter(splitText(filter).rest, scope)
  return [][Symbol.iterator]()
}
