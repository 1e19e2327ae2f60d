import { LRUCache } from 'lru-cache'

type Options<Value> = {
  /** How many, and how many bytes in all. */
  max: number
  maxSize: number
  sizeOf(value: Value): number
}

/** Values by their keys: kept only while `trusted`, the least used forgotten first. */
export function createMemory<Value extends object>({
  sizeOf,
  ...bounds
}: Options<Value>) {
  const values = new LRUCache<string, Value>({
    ...bounds,
    sizeCalculation: (value, key) => sizeOf(value) + 2 * key.length + 500,
  })
  let underWay = new Map<string, Promise<Value>>()
  let trusted = false

  /** What is under way began before the change and may be older: nobody joins it, nobody keeps it. */
  function drop() {
    values.clear()
    underWay = new Map()
  }

  function trust(is: boolean) {
    trusted = is
    drop()
  }

  /** Equal questions at one time are computed once. */
  function compute(key: string, work: () => Promise<Value>) {
    const since = underWay
    const begun = since.get(key)
    if (begun) return begun

    const computing = work()
      .then(value => {
        if (trusted && since === underWay) values.set(key, value)
        return value
      })
      .finally(() => since.delete(key))
    since.set(key, computing)
    return computing
  }

  return { get: (key: string) => values.get(key), compute, drop, trust }
}
