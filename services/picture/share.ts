type Run<Result> = {
  result: Promise<Result>
  wanted: number
  unwanted: AbortController
}

/** Does equal work that is under way once, for all who ask for it. */
export function createShare<Result>(onShared: () => void) {
  const runs = new Map<string, Run<Result>>()

  /** `work` is told when the last of its askers has gone; rejects where `gone` says so already. */
  return async function share(
    key: string,
    gone: AbortSignal,
    work: (unwanted: AbortSignal) => Promise<Result>,
  ) {
    gone.throwIfAborted()
    const under = runs.get(key)
    if (under) onShared()
    const run = under ?? begin(key, work)

    run.wanted++
    const leave = () => {
      run.wanted--
      if (run.wanted === 0) run.unwanted.abort(gone.reason)
    }
    gone.addEventListener('abort', leave, { once: true })
    return run.result.finally(() =>
      gone.removeEventListener('abort', leave),
    )
  }

  function begin(
    key: string,
    work: (unwanted: AbortSignal) => Promise<Result>,
  ) {
    const unwanted = new AbortController()
    const result = work(unwanted.signal).finally(() => runs.delete(key))
    const run = { result, wanted: 0, unwanted }
    runs.set(key, run)
    return run
  }
}
