import { isDeepStrictEqual } from 'node:util'
import { type AddressMessage, liveInstances } from './instances.ts'
import { createLines } from './lines.ts'
import { createPidfile, type Pidfile } from './pidfile.ts'
import { Replica, type ReplicaOptions } from './replica.ts'

/** How long callers may take to acknowledge that a replica is about to leave. */
const acknowledgeTimeoutMs = 2000

type SupervisorOptions = {
  /** Where the pidfile is kept. */
  folder: string
  stage: string
  /** The names of all services, also of those without a replica. */
  services: string[]
}

/** Keeps the replicas of one stage running, and tells each where the others are. */
export class Supervisor {
  /** In the order of starting. */
  readonly replicas: Replica[] = []
  /** The lines of all replicas. */
  readonly lines = createLines()
  /** Settles when everything has been shut down. */
  readonly stopped: Promise<void>

  readonly #services: string[]
  readonly #facts: Omit<Pidfile, 'processes'>
  readonly #pidfile: ReturnType<typeof createPidfile>
  #addresses: AddressMessage
  #stopping?: Promise<void>
  #hasStopped = () => {}

  constructor({ folder, stage, services }: SupervisorOptions) {
    this.#services = services
    this.#facts = { supervisor: process.pid, since: Date.now(), stage }
    this.#pidfile = createPidfile(folder, () => ({
      ...this.#facts,
      processes: this.replicas.map(({ pid, options }) => ({
        pid,
        file: options.program.file,
      })),
    }))
    this.#addresses = { instances: liveInstances(services, []), version: 1 }
    this.stopped = new Promise(resolve => (this.#hasStopped = resolve))
  }

  /** Starts a replica and keeps it running; resolves when it listens. */
  async start(options: ReplicaOptions) {
    if (this.#stopping) throw new Error('The stage is shutting down.')
    const replica = new Replica(options)
    for (const event of ['listening', 'ready', 'exit'] as const)
      replica.on(event, () => this.#update())
    replica.on('line', this.lines.publish)
    this.replicas.push(replica)
    if (options.upstreams?.length) replica.tell(this.#addresses)
    try {
      const started = replica.start()
      this.#save()
      await started
      return replica
    } catch (error) {
      await this.#drop(replica)
      throw error
    }
  }

  /** Shuts a replica down once its callers know that it leaves. */
  async remove(replica: Replica, timeoutMs?: number) {
    replica.isLeaving = true
    this.#publish()
    await this.#untilAcknowledged(replica.options.service)
    await this.#drop(replica, timeoutMs)
  }

  /** Adds where the stage is controlled to the pidfile. */
  async note(control: Pidfile['control']) {
    Object.assign(this.#facts, { control })
    await this.#pidfile.save()
  }

  /** Shuts all replicas down, the last one started first. */
  async stop() {
    this.#stopping ??= this.#stopAll()
    await this.#stopping
  }

  async #stopAll() {
    for (const replica of this.replicas.toReversed())
      await this.#drop(replica)
    await this.#pidfile.remove()
    this.#hasStopped()
  }

  async #drop(replica: Replica, timeoutMs?: number) {
    await replica.stop(timeoutMs)
    const index = this.replicas.indexOf(replica)
    if (index !== -1) this.replicas.splice(index, 1)
    await this.#pidfile.save()
  }

  #update() {
    this.#publish()
    this.#save()
  }

  #save() {
    // A folder that cannot be written is reported by `note`.
    this.#pidfile.save().catch(() => {})
  }

  #publish() {
    const instances = liveInstances(this.#services, this.replicas)
    const { instances: before, version } = this.#addresses
    if (isDeepStrictEqual(instances, before)) return
    this.#addresses = { instances, version: version + 1 }
    for (const replica of this.replicas)
      if (replica.options.upstreams?.length) replica.tell(this.#addresses)
  }

  async #untilAcknowledged(service: string) {
    const { version } = this.#addresses
    const signal = AbortSignal.timeout(acknowledgeTimeoutMs)
    const callers = this.replicas.filter(({ options }) =>
      options.upstreams?.includes(service),
    )
    try {
      for (const caller of callers)
        await caller.untilAcknowledged(version, signal)
    } catch (error) {
      // A caller that hangs must not keep the replica from leaving.
      if (!signal.aborted) throw error
    }
  }
}
