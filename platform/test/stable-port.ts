import getPort, { portNumbers } from 'get-port'

const first = 20_000 + (process.pid % 10_000)

/**
 * A free port for a server that stops and comes back. It lies below those that
 * the kernel gives to outgoing connections: a client that keeps trying a port
 * among these may connect to itself and hold the port.
 */
export function stablePort() {
  return getPort({ port: portNumbers(first, first + 999) })
}
