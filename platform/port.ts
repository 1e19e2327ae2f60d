import find from 'find-process'
import getPort, { portNumbers } from 'get-port'

export type Port = {
  number: number
  /** The program that has the wanted port, where this is another one. */
  holder?: string
}

/** The wanted port, or the next free one above it. */
export async function freePort(wanted: number): Promise<Port> {
  const last = Math.min(wanted + 99, 65535)
  const number = await getPort({ port: portNumbers(wanted, last) })
  return number === wanted
    ? { number }
    : { number, holder: await holderOf(wanted) }
}

/** The program that listens on a port, as far as this system says. */
export async function holderOf(port: number) {
  const [holder] = await find('port', port).catch(() => [])
  return holder
    ? `${holder.name} (process ${holder.pid})`
    : 'another program'
}
