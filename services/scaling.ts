import type { Service } from './manifest.ts'
import { UsageError } from './runtime.ts'

/** More replicas of a service would not help on a single machine. */
const maxReplicas = 20

/** How a runtime lists, starts and removes the replicas of a service. */
type Scaler<Replica> = {
  list(service: Service): Promise<Replica[]>
  add(service: Service, numbers: number[]): Promise<void>
  remove(replica: Replica): Promise<void>
}

/** Gives each service its number of replicas; a replica that is not ready leaves first. */
export async function scaleServices<
  Replica extends { number: number; isReady: boolean },
>(
  services: Service[],
  scaling: Record<string, number>,
  { list, add, remove }: Scaler<Replica>,
) {
  const scale = async (service: Service, count: number) => {
    const replicas = await list(service)
    const taken = replicas.map(({ number }) => number)
    await add(service, freeNumbers(count - taken.length, taken))
    const leaving = replicas
      .toSorted((a, b) => a.number - b.number)
      .toSorted((a, b) => Number(b.isReady) - Number(a.isReady))
      .slice(count)
    // In turn: a caller whose list is stale meets one dead address, not several.
    for (const replica of leaving) await remove(replica)
  }
  await Promise.all(
    readScaling(services, scaling).map(({ service, number }) =>
      scale(service, number),
    ),
  )
}

/** The next `count` numbers from 1 on that no replica has. */
export function freeNumbers(count: number, taken: number[] = []) {
  const numbers: number[] = []
  for (let number = 1; numbers.length < count; number++)
    if (!taken.includes(number)) numbers.push(number)
  return numbers
}

/** The services to scale and their numbers of replicas. Throws UsageError, also for the site. */
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
