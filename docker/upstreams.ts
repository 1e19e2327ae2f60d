import {
  type Service,
  type Stage,
  servicesOf,
} from '@workshop/services/manifest'

/** The upstreams of `service` that run from the start of this stage. */
export function startedUpstreams({ upstreams }: Service, stage: Stage) {
  return servicesOf(stage).filter(
    ({ name, replicas }) => upstreams.includes(name) && replicas > 0,
  )
}

/** `synchronise` fills its receivers, so they are ready only after it has started. */
export function waitsUntilReady(service: Service, upstream: Service) {
  return service.name !== 'synchronise' || upstream.name === 'rest'
}
