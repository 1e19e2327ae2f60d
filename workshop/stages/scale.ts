import type { Service } from '@workshop/services/manifest'
import { WrongWish } from '@workshop/services/runtime'
import type { Fleet } from './fleet.ts'
import { until } from './until-ready.ts'

/** More of one service than this one machine has no use for. */
const most = 20

/** Starts and ends replicas until there are as many as wished; resolves when all of these services are ready. Rejects with WrongWish. */
export async function scale(fleet: Fleet, wishes: Record<string, number>) {
  const wanted = Object.entries(wishes).map(([name, number]) => ({
    service: scalable(fleet, name),
    number: countable(name, number),
  }))
  await Promise.all(
    wanted.map(({ service, number }) => reach(fleet, service, number)),
  )
  const members = wanted.flatMap(({ service }) => of(fleet, service))
  await until(() => members.every(({ ready }) => ready), members)
}

async function reach(fleet: Fleet, service: Service, wanted: number) {
  const there = of(fleet, service)
  const changes = [
    ...there.slice(wanted).map(member => fleet.remove(member)),
    ...Array.from({ length: wanted - there.length }, () =>
      fleet.add(service),
    ),
  ]
  await Promise.all(changes)
}

function of({ members }: Fleet, wanted: Service) {
  return members.filter(({ service }) => service === wanted)
}

function scalable({ stage: { services } }: Fleet, name: string) {
  const door = services.at(-1)
  const service = services.find(service => service.name === name)
  if (service && service !== door) return service

  const others = services.filter(each => each !== door)
  const there = others.map(({ name }) => name).join(', ')
  throw new WrongWish(
    service
      ? `There is one ${name}: it has the site's one port. ${there ? `Scale one of ${there}.` : ''}`
      : `There is no service "${name}" here. ${there ? `There are ${there}.` : 'This stage has nothing to scale: start "npm start -- services".'}`,
  )
}

function countable(name: string, number: number) {
  if (Number.isInteger(number) && number >= 0 && number <= most)
    return number
  throw new WrongWish(
    `${name}=${number} is no number of replicas: give one from 0 to ${most}, as in ${name}=2.`,
  )
}
