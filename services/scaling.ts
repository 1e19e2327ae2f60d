import type { Service } from './manifest.ts'
import { UsageError } from './runtime.ts'

/** More replicas of a service would not help on a single machine. */
const maxReplicas = 20

/** The services to scale. The last service has the site's port and cannot be scaled. */
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
  const site = services.at(-1)
  const service = services.find(service => service.name === name)
  if (service && service !== site) return service

  const others = services.filter(each => each !== site)
  const there = others.map(({ name }) => name).join(', ')
  throw new UsageError(
    service
      ? `There is one ${name}: it has the site's one port. ${there ? `Scale one of ${there}.` : ''}`
      : `There is no service "${name}" here. ${there ? `There are ${there}.` : 'This stage has nothing to scale: start "npm start -- services".'}`,
  )
}

function countable(name: string, number: number) {
  if (Number.isInteger(number) && number >= 0 && number <= maxReplicas)
    return number
  throw new UsageError(
    `${name}=${number} is not a number of replicas: give a number from 0 to ${maxReplicas}, as in ${name}=2.`,
  )
}
