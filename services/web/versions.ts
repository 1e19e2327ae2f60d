import {
  type Client,
  UpstreamUnavailable,
} from '@workshop/platform/client/client'
import type { Weights } from '@workshop/services/weights'
import { draw } from './weights.ts'

/** One client over several versions of a service: each call goes to one drawn by weight, and on to another where that one is unavailable. */
export function byWeight(
  versions: Record<string, Client>,
  weights: () => Weights,
): Client {
  const [any] = Object.values(versions)

  return {
    ...any,
    async call(path, call) {
      const known = draw(weights()).filter(version => version in versions)
      const [first, ...others] = known.map(version => versions[version])

      let answer = (first ?? any).call<never>(path, call)
      for (const other of others) {
        answer = answer.catch(error => {
          if (!(error instanceof UpstreamUnavailable)) throw error
          return other.call<never>(path, call)
        })
      }
      return answer
    },
    ready: () =>
      Promise.any(Object.values(versions).map(one => one.ready())),
    close: () => {
      for (const version of Object.values(versions)) version.close()
    },
  }
}
