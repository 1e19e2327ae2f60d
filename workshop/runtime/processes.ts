import {
  assertKnown,
  splitVersion,
  withoutReplica,
} from '@workshop/services/names'
import type { Health, Replica, Runtime } from '@workshop/services/runtime'
import type { Fleet } from '../stages/fleet.ts'
import type { Kept } from '../stages/keep.ts'
import type { Lines } from '../stages/lines.ts'
import type { Member } from '../stages/member.ts'
import { askReady } from '../stages/readiness.ts'
import { scale } from '../stages/scale.ts'
import type { Supervisor } from '../stages/supervise.ts'
import { residentMemory } from './memory.ts'

export type Options = {
  fleet: Fleet
  supervisor: Supervisor
  lines: Lines
  url: string
  token: string
  /** The embedded database, where that is the one. */
  database?: Kept<{ uri: string }>
}

/** The processes of this one, as a runtime. */
export function createProcesses(options: Options): Runtime {
  const { fleet, supervisor, lines, url, token, database } = options
  const services = fleet.stage.services.map(({ name }) => name)
  let lastScale: Promise<unknown> = Promise.resolve()

  async function status() {
    const replicas = await Promise.all([
      ...inOrder(fleet).map(describe),
      ...(database ? [describeDatabase(database)] : []),
    ])
    const { name: stage } = fleet.stage
    return { runtime: 'processes' as const, stage, url, services, replicas }
  }

  return {
    status,
    async scale(scaling) {
      // One after the other: two at once would count the same replicas.
      const mine = lastScale.then(() => scale(fleet, scaling))
      lastScale = mine.catch(() => {})
      await mine
      return status()
    },
    stop: supervisor.stop,
    async tail(wanted, onLine, signal) {
      const there = database ? [...services, database.name] : services
      assertKnown(wanted, there)
      lines.follow(line => {
        const name = withoutReplica(line.name)
        if (wanted.length === 0 || wanted.includes(name)) onLine(line)
      }, signal)
    },
    door: async () => ({ url, token }),
  }
}

/** As the manifest has them, also those that came later. */
function inOrder({ stage, members }: Fleet) {
  return stage.services.flatMap(service =>
    members.filter(member => member.service === service),
  )
}

async function describe(member: Member): Promise<Replica> {
  const { service, replica, address } = member
  const [health, process] = await Promise.all([
    healthOf(member),
    describeProcess(member.kept),
  ])
  return {
    ...splitVersion(service.name),
    replica,
    address,
    health,
    ...process,
  }
}

async function describeDatabase(kept: Kept<{ uri: string }>) {
  const { name: service, state, ready } = kept
  const health: Health = state === 'running' ? 'ready' : state
  const address = ready?.uri.replace(/\/\?.*/, '') ?? ''
  const process = await describeProcess(kept)
  return { service, version: 1, replica: 1, address, health, ...process }
}

async function describeProcess({ process, restarts }: Kept<unknown>) {
  const { pid } = process
  return { memory: await residentMemory(pid), restarts, pid }
}

async function healthOf({ kept, address }: Member): Promise<Health> {
  if (kept.state !== 'running') return kept.state
  const { ready } = await askReady(address)
  return ready ? 'ready' : 'not ready'
}
