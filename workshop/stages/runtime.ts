import {
  assertKnown,
  splitVersion,
  withoutReplica,
} from '@workshop/services/names'
import type {
  Health,
  ReplicaStatus,
  Runtime,
} from '@workshop/services/runtime'
import PQueue from 'p-queue'
import pidusage from 'pidusage'
import { askReady } from '../supervisor/readiness.ts'
import type { Replica } from '../supervisor/replica.ts'
import { scaleStage } from './scale.ts'
import type { StageServices } from './stage-services.ts'

/** The processes of this one, as a runtime. */
export function createProcessRuntime(
  stageServices: StageServices,
  token: string,
): Runtime {
  const { stage, supervisor } = stageServices
  const services = stage.services.map(({ name }) => name)
  // Two scalings at once would count the same replicas.
  const scalings = new PQueue({ concurrency: 1 })
  const url = () => `http://localhost:${stageServices.port.number}`

  async function status() {
    const replicas = inOrder(services, supervisor.replicas)
    return {
      runtime: 'processes' as const,
      stage: stage.name,
      url: url(),
      services,
      replicas: await Promise.all(replicas.map(statusOf)),
    }
  }

  return {
    status,
    async scale(scaling) {
      await scalings.add(() => scaleStage(stageServices, scaling))
      return status()
    },
    stop: () => supervisor.stop(),
    async tail(wanted, onLine, signal) {
      assertKnown(wanted, [...services, ...databasesOf(supervisor)])
      supervisor.lines.follow(line => {
        const name = withoutReplica(line.name)
        if (wanted.length === 0 || wanted.includes(name)) onLine(line)
      }, signal)
    },
    site: async () => ({ url: url(), token }),
  }
}

/** As the manifest lists the services, the database last. */
export function inOrder(services: string[], replicas: Replica[]) {
  const rank = ({ options: { service } }: Replica) =>
    services.includes(service) ? services.indexOf(service) : services.length
  return replicas.toSorted(
    (a, b) => rank(a) - rank(b) || a.options.number - b.options.number,
  )
}

const databasesOf = ({ replicas }: StageServices['supervisor']) =>
  replicas
    .filter(({ options }) => !options.probed)
    .map(({ options }) => options.service)

async function statusOf(replica: Replica): Promise<ReplicaStatus> {
  const { options, address, restarts, pid } = replica
  return {
    ...splitVersion(options.service),
    replica: options.number,
    // A connection string without its options.
    address: address.replace(/\/\?.*/, ''),
    health: await healthOf(replica),
    memory: await memoryOf(pid),
    restarts,
    pid,
  }
}

/** Resident, in bytes; 0 while it does not run. */
async function memoryOf(pid: number) {
  const usage = await pidusage(pid).catch(() => null)
  return usage?.memory ?? 0
}

async function healthOf(replica: Replica): Promise<Health> {
  const { address, hasListened, options } = replica
  if (!address) return hasListened ? 'restarting' : 'starting'
  if (!options.probed) return 'ready'
  const { ready } = await askReady(address)
  return ready ? 'ready' : 'not ready'
}
