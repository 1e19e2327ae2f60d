import { setTimeout as pause } from 'node:timers/promises'
import type { Service } from '@workshop/services/manifest'
import type { Line } from '@workshop/services/runtime'
import getPort from 'get-port'
import { type Instances, liveInstances } from './instances.ts'
import { createMember, type Member, programOf } from './member.ts'
import type { Stage } from './stages.ts'
import type { Supervisor } from './supervise.ts'

export type Options = {
  supervisor: Supervisor
  stage: Stage
  /** Where the front door listens. */
  port: number
  /** What each service is given besides its port. */
  envOf(service: Service): NodeJS.ProcessEnv
  onLine: (line: Line) => void
}

export type Fleet = {
  stage: Stage
  /** Every replica that there is, in the order of starting. */
  members: Member[]
  /** Starts the replicas that the manifest wants; resolves when they listen. */
  start(): Promise<void>
  /** Starts one more; resolves when it listens. */
  add(service: Service): Promise<Member>
  /** Ends one, after the others have been told that it goes. */
  remove(member: Member): Promise<void>
}

/** How long the others may take to hear that one goes, in milliseconds. */
const hearing = 200

/** The replicas of a stage's services; each is told the addresses of all whenever these change. */
export function createFleet(options: Options): Fleet {
  const { supervisor, stage, envOf, onLine } = options
  const { services } = stage
  const door = services.at(-1)
  const members: Member[] = []
  let told: Instances = liveInstances(services, members)

  function update() {
    const instances = liveInstances(services, members)
    if (JSON.stringify(instances) === JSON.stringify(told)) return
    told = instances
    for (const { kept } of members) kept.process.tell({ instances })
  }

  function begin(service: Service, replica: number, port: number) {
    const env = { ...envOf(service), PORT: String(port) }
    const program = programOf(stage.program(service), replica, env)
    const greeting = () => ({ instances: told })
    const member = createMember(
      service,
      replica,
      onChange =>
        supervisor.start({ ...program, onLine, greeting }, onChange),
      update,
    )
    members.push(member)
    return listening(member, port)
  }

  async function listening(member: Member, port: number): Promise<Member> {
    const { kept, service, replica } = member
    try {
      await kept.untilReady
      return member
    } catch (error) {
      await drop(member)
      if (port === 0 || service === door || !isTaken(error)) throw error
      // Another start was quicker: then any other port will do.
      return begin(service, replica, 0)
    }
  }

  async function drop(member: Member) {
    members.splice(members.indexOf(member), 1)
    await supervisor.end(member.kept)
  }

  async function portFor(service: Service, replica: number) {
    if (service === door) return options.port
    return replica === 1 ? getPort({ port: service.port }) : 0
  }

  async function add(service: Service) {
    const replica = 1 + count(service)
    return begin(service, replica, await portFor(service, replica))
  }

  const count = (service: Service) =>
    members.filter(member => member.service === service).length

  return {
    stage,
    members,
    add,
    async start() {
      const first = services.flatMap(service =>
        Array.from({ length: service.replicas }, async (_, index) => ({
          service,
          replica: index + 1,
          port: await portFor(service, index + 1),
        })),
      )
      const wanted = await Promise.all(first)
      await Promise.all(
        wanted.map(each => begin(each.service, each.replica, each.port)),
      )
    },
    async remove(member) {
      member.leaving = true
      update()
      await pause(hearing)
      await drop(member)
    },
  }
}

const isTaken = (error: unknown) =>
  error instanceof Error && error.message.includes('EADDRINUSE')
