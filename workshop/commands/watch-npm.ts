const checkIntervalMs = 500

/**
 * Calls `onGone` when npm, which started this process, has ended. npm passes
 * a signal on to its shell at most, and the shell not to us.
 */
export async function watchNpm(onGone: () => void) {
  if (!process.env.npm_command) return
  const parent = process.ppid
  const watched = [parent, ...(await npmBehind(parent))]
  const timer = setInterval(() => {
    if (process.ppid === parent && watched.every(isRunning)) return
    clearInterval(timer)
    onGone()
  }, checkIntervalMs).unref()
}

/** npm, if the parent is the shell between npm and this process. */
async function npmBehind(parent: number) {
  const { default: find } = await import('find-process')
  const [found] = await find('pid', parent)
  const isShell = /^(sh|ash|dash|bash|zsh|cmd)\b/.test(found?.name ?? '')
  return isShell ? [found.ppid] : []
}

function isRunning(pid: number) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
