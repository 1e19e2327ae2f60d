/** Resolves as `work` does; rejects after `timeoutMs`, and leaves no timer behind. */
export async function inTime<Result>(
  work: Promise<Result>,
  timeoutMs: number,
) {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    const error = new Error(`It was not over after ${timeoutMs} ms`)
    timer = setTimeout(reject, timeoutMs, error)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
