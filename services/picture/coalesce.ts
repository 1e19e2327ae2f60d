type Run<Result> = {
  result: Promise<Result>
  waiting: number
  unwanted: AbortController
}

/** Runs equal work in flight once, for every request that waits for it. */
export function createCoalesce<Result>(onCoalesced: () => void) {
  const runs = new Map<string, Run<Result>>()

  /** Aborts the signal of `work` once every waiting request was `aborted`. */
  return async function coalesce(
    key: string,
    aborted: AbortSignal,
    work: (unwanted: AbortSignal) => Promise<Result>,
  ) {
    aborted.throwIfAborted()
    const inFlight = runs.get(key)
    if (inFlight) onCoalesced()
    const run = inFlight ?? start(key, work)

    run.waiting++
    const leave = () => {
      run.waiting--
      if (run.waiting === 0) run.unwanted.abort(aborted.reason)
    }
    aborted.addEventListener('abort', leave, { once: true })
    return run.result.finally(() =>
      aborted.removeEventListener('abort', leave),
    )
  }

  function start(
    key: string,
    work: (unwanted: AbortSignal) => Promise<Result>,
  ) {
    const unwanted = new AbortController()
    const result = work(unwanted.signal).finally(() => runs.delete(key))
    const run = { result, waiting: 0, unwanted }
    runs.set(key, run)
    return run
  }
}
