import type { Instances } from './instances.ts'

/** How long an instance that failed is passed over, in milliseconds. */
const pause = 1000

/** Takes an upstream's live instances in turn, so that each gets the same share. */
export function createBalance(instances: Instances) {
  const asideUntil = new Map<string, number>()
  let turn = 0

  /** The next instance: if possible one that has not been `tried` and has not failed lately. */
  async function next(tried: string[]) {
    const known = instances()
    const live = known instanceof Promise ? await known : known
    if (tried.length === 0 && asideUntil.size === 0)
      return live[turn++ % live.length]

    const fresh = prefer(live, url => !tried.includes(url))
    const sound = prefer(fresh, url => isSound(url))
    return sound[turn++ % sound.length]
  }

  /** Whether some instance has not been tried yet. */
  async function isLeft(tried: string[]) {
    const live = await instances()
    return live.some(url => !tried.includes(url))
  }

  function isSound(url: string) {
    const until = asideUntil.get(url) ?? 0
    if (until > performance.now()) return false
    asideUntil.delete(url)
    return true
  }

  function setAside(url: string) {
    asideUntil.set(url, performance.now() + pause)
    instances.renew?.()
  }

  return { next, isLeft, setAside }
}

export type Balance = ReturnType<typeof createBalance>

/** Those that hold, or all where none does. */
function prefer(urls: string[], holds: (url: string) => boolean) {
  const preferred = urls.filter(holds)
  return preferred.length > 0 ? preferred : urls
}
