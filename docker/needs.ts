import {
  type Service,
  type Stage,
  servicesOf,
} from '@workshop/services/manifest'

/** What `service` calls in this stage; versions of which none runs at first are left out. */
export function neededBy({ upstreams }: Service, stage: Stage) {
  return servicesOf(stage).filter(
    ({ name, replicas }) => upstreams.includes(name) && replicas > 0,
  )
}

/** Whether `needed` must be ready before `service` starts. Who gets its data from `service` is ready only after it. */
export function isNeededReady(service: Service, needed: Service) {
  return service.name !== 'synchronise' || needed.name === 'rest'
}
