import type { Service } from './manifest.ts'
import { UsageError } from './runtime.ts'

/** More of one service than this one machine has no use for. */
const most = 20

/** Which of a stage's services to scale, and to how many; the last one, the front door, cannot be. Throws UsageError. */
export function readScaling(
  services: Service[],
  scaling: Record<string, number>,
) {
  return Object.entries(scaling).map(([name, number]) => ({
    service: scalable(services, name),
    number: countable(name, number),
  }))
}

function scalable(services: Service[], name: string) {
  const door = services.at(-1)
  const service = services.find(service => service.name === name)
  if (service && service !== door) return service

  const others = services.filter(each => each !== door)
  const there = others.map(({ name }) => name).join(', ')
  throw new UsageError(
    service
      ? `There is one ${name}: it has the site's one port. ${there ? `Scale one of ${there}.` : ''}`
      : `There is no service "${name}" here. ${there ? `There are ${there}.` : 'This stage has nothing to scale: start "npm start -- services".'}`,
  )
}

function countable(name: string, number: number) {
  if (Number.isInteger(number) && number >= 0 && number <= most)
    return number
  throw new UsageError(
    `${name}=${number} is no number of replicas: give one from 0 to ${most}, as in ${name}=2.`,
  )
}
