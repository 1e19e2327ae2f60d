import { services } from '@workshop/services/manifest'
import type { MachineCheck } from '../finding.ts'

/** The site's, the port after it, the services' and the database's. */
const ports = [
  ...new Set([5000, 5001, ...services.map(({ port }) => port), 27017]),
].sort((a, b) => a - b)

/** How many fit on a screen. */
const shown = 4

export const checkPorts: MachineCheck = async machine => {
  const holders = await Promise.all(ports.map(machine.portHolder))
  const taken = ports.flatMap((port, index) =>
    holders[index] ? [`${port} by ${holders[index]}`] : [],
  )
  if (taken.length === 0) return { state: 'ok', found: 'all free' }
  const more = taken.length - shown
  const found = [
    ...taken.slice(0, shown),
    ...(more > 0 ? [`${more} more`] : []),
  ]
  const isAirPlay = holders.some(holder => /^ControlCe/.test(holder ?? ''))
  return {
    state: 'optional',
    found: `taken: ${found.join(', ')}`,
    fix: isAirPlay
      ? 'None needed: the next free port is used. To free 5000, switch AirPlay Receiver off.'
      : 'None needed: the next free port is used.',
  }
}
