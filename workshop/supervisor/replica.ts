import type { ChildProcess } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { withReplica } from '@workshop/services/names'
import type { Line } from '@workshop/services/runtime'
import { createBackOff } from './back-off.ts'
import type { AddressMessage } from './instances.ts'
import {
  launch,
  type Program,
  stopProcess,
  untilStarted,
} from './program.ts'
import { becomesReady } from './readiness.ts'

export type ReplicaOptions = {
  /** As the manifest names it: `search@2`. */
  service: string
  /** 1, 2, … within its service. */
  number: number
  program: Omit<Program, 'name'>
  /** The services that it calls: it is told their addresses. */
  upstreams?: string[]
  /** Whether `/readyz` says when it is ready; without, it is ready when it listens. */
  probed?: boolean
}

type ReplicaEvents = {
  listening: []
  ready: []
  exit: []
  /** It has taken the latest addresses, or has ended and cannot take them. */
  acknowledged: []
  line: [Line]
}

type Message = { url?: string; uri?: string; acknowledged?: number }

/** One replica of a service: a process that is restarted whenever it ends by itself. */
export class Replica extends EventEmitter<ReplicaEvents> {
  readonly options: ReplicaOptions
  readonly name: string
  /** Where it listens; empty while it does not. */
  address = ''
  isReady = false
  /** Set before it is removed: it gets no new calls. */
  isLeaving = false
  restarts = 0

  #child?: ChildProcess
  hasListened = false
  #launchedAt = 0
  #startupLines: Line[] = []
  #addresses?: AddressMessage
  #acknowledged = 0
  #probing = new AbortController()
  readonly #stopping = new AbortController()
  readonly #pauseAfter = createBackOff()

  constructor(options: ReplicaOptions) {
    super()
    this.options = options
    this.name = withReplica(options.service, options.number)
  }

  get pid() {
    return this.#child?.pid ?? 0
  }

  /** Resolves when it listens. A program that ends before, at its first start, is not restarted. */
  async start() {
    await this.#launch()
  }

  async stop(timeoutMs?: number) {
    this.#stopping.abort()
    if (this.#child) await stopProcess(this.#child, timeoutMs)
  }

  async untilReady(signal: AbortSignal) {
    while (!this.isReady) await once(this, 'ready', { signal })
  }

  /** Where the services are that it calls; it is told again after a restart. */
  tell(addresses: AddressMessage) {
    this.#addresses = addresses
    if (this.#child?.connected) this.#child.send(addresses, () => {})
  }

  async untilAcknowledged(version: number, signal: AbortSignal) {
    while (this.address !== '' && this.#acknowledged < version)
      await once(this, 'acknowledged', { signal })
  }

  #launch() {
    const { name, options } = this
    const child = launch({ ...options.program, name }, (text, error) =>
      this.#print({ name, text, error }),
    )
    this.#child = child
    this.#launchedAt = performance.now()
    const listening = new Promise<void>(resolve => {
      child.on('message', message => {
        this.#receive(message as Message)
        if (this.address !== '') resolve()
      })
    })
    child.once('exit', (code, signal) =>
      this.#exited(signal ?? `code ${code}`),
    )
    if (this.#addresses) this.tell(this.#addresses)
    const lines = () => this.#startupLines.map(({ text }) => text)
    return untilStarted(child, listening, name, lines)
  }

  #receive({ url, uri, acknowledged }: Message) {
    if (acknowledged !== undefined) {
      this.#acknowledged = acknowledged
      this.emit('acknowledged')
    } else this.#listening(url ?? uri ?? '')
  }

  #listening(address: string) {
    this.address = address
    this.hasListened = true
    for (const line of this.#startupLines.splice(0)) this.emit('line', line)
    this.emit('listening')
    this.#probe()
  }

  async #probe() {
    this.#probing = new AbortController()
    const { signal } = this.#probing
    if (this.options.probed) await becomesReady(this.address, signal)
    if (signal.aborted) return
    this.isReady = true
    this.emit('ready')
  }

  #exited(reason: string) {
    this.#probing.abort()
    Object.assign(this, { address: '', isReady: false })
    this.#acknowledged = 0
    this.emit('exit')
    this.emit('acknowledged')
    const isStopping = this.#stopping.signal.aborted
    if (this.hasListened && !isStopping) this.#restart(reason)
  }

  async #restart(reason: string) {
    const ms = this.#pauseAfter(performance.now() - this.#launchedAt)
    const text = `ended by itself (${reason}); restarting in ${ms / 1000} s`
    this.#print({ name: this.name, text, error: true })
    const { signal } = this.#stopping
    await pause(ms, null, { signal }).catch(() => {})
    if (signal.aborted) return
    this.restarts++
    // If this start fails, the process exits, which leads here again.
    this.#launch().catch(() => {})
  }

  /** Until it listens, lines are held back: those of a failed start are in its error. */
  #print(line: Line) {
    if (this.hasListened) this.emit('line', line)
    else this.#startupLines.push(line)
  }
}
