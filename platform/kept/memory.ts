import { LRUCache } from 'lru-cache'
import type { Answer } from './answer.ts'

const bounds = { max: 1000, maxSize: 4 * 1024 * 1024 }

const sizeOf = ({ body }: Answer, key: string) =>
  body.length + 2 * key.length + 500

/** Answers by their address: kept only while `trusted`, the least used forgotten first. */
export function createMemory() {
  const answers = new LRUCache<string, Answer>({
    ...bounds,
    sizeCalculation: sizeOf,
  })
  let underWay = new Map<string, Promise<Answer>>()
  let trusted = false

  /** What is under way began before the change and may be older: nobody joins it, nobody keeps it. */
  function drop() {
    answers.clear()
    underWay = new Map()
  }

  /** Equal questions at one time are computed once. */
  function compute(key: string, work: () => Promise<Answer>) {
    const since = underWay
    const begun = since.get(key)
    if (begun) return begun

    const computing = work()
      .then(answer => {
        if (trusted && since === underWay) answers.set(key, answer)
        return answer
      })
      .finally(() => since.delete(key))
    since.set(key, computing)
    return computing
  }

  return {
    get: (key: string) => answers.get(key),
    compute,
    drop,
    trust: (is: boolean) => {
      trusted = is
      drop()
    },
  }
}
