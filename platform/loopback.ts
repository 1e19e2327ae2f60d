/** Whether the host name of a URL is this machine's own. */
export function isLoopbackName(name: string) {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(name)
}
