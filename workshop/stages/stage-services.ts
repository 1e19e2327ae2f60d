import { freePort, type Port } from '@workshop/platform/port'
import type { Service } from '@workshop/services/manifest'
import { withReplica } from '@workshop/services/names'
import { freeNumbers } from '@workshop/services/scaling'
import getPort from 'get-port'
import type { Supervisor } from '../supervisor/supervisor.ts'
import { type Stage, siteOf } from './stages.ts'

type StageServicesOptions = {
  supervisor: Supervisor
  stage: Stage
  /** Where the site is to listen. */
  port: Port
  /** What each service is given besides its port. */
  envOf(service: Service): NodeJS.ProcessEnv
}

export type StageServices = ReturnType<typeof createStageServices>

/** The services of a stage, each replica with a port of its own. */
export function createStageServices({
  supervisor,
  stage,
  port: wantedPort,
  envOf,
}: StageServicesOptions) {
  const site = siteOf(stage)
  let sitePort = wantedPort
  /** By replica: one that comes back gets its port again. */
  const ports = new Map<string, number>()

  const replicasOf = ({ name }: Service) =>
    supervisor.replicas.filter(({ options }) => options.service === name)

  async function startOn(service: Service, number: number, port: number) {
    const { name: _, ...program } = stage.program(service)
    const env = { ...envOf(service), PORT: String(port) }
    try {
      const replica = await supervisor.start({
        service: service.name,
        number,
        program: { ...program, env },
        upstreams: service.upstreams,
        probed: true,
      })
      ports.set(replica.name, Number(new URL(replica.address).port))
    } catch (error) {
      if (port === 0 || !isPortTaken(error)) throw error
      // Another program has taken it since: this happens when two stages start at once.
      await startOn(service, number, await nextPort(service))
    }
  }

  async function portOf(service: Service, number: number) {
    if (service === site) return sitePort.number
    const known = ports.get(withReplica(service.name, number))
    if (known !== undefined) return known
    return number === 1 ? getPort({ port: service.port }) : 0
  }

  async function nextPort(service: Service) {
    if (service !== site) return 0
    const next = await freePort(sitePort.number)
    sitePort = { ...next, holder: sitePort.holder ?? next.holder }
    return sitePort.number
  }

  /** Starts replicas with these numbers; resolves when they listen. */
  async function add(service: Service, numbers: number[]) {
    const starts = numbers.map(async number =>
      startOn(service, number, await portOf(service, number)),
    )
    await Promise.all(starts)
  }

  return {
    stage,
    supervisor,
    /** Where the site listens: the next free port if another program was quicker. */
    get port() {
      return sitePort
    },
    /** Starts the replicas that the manifest wants; resolves when they listen. */
    async start() {
      await Promise.all(
        stage.services.map(service =>
          add(service, freeNumbers(service.replicas)),
        ),
      )
    },
    add,
    replicasOf,
  }
}

const isPortTaken = (error: unknown) =>
  error instanceof Error && error.message.includes('EADDRINUSE')
