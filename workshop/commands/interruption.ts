/** A signal that aborts with Ctrl-C, and with whatever else asks a process to end. */
export function interruption() {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => controller.abort())
  return controller.signal
}
