import { createServer, type Server, type Socket } from 'node:net'
import { Timestamp } from 'bson'
import { Cursors } from './cursors/cursors.ts'
import { heavyWork } from './cursors/read-source.ts'
import { Dispatcher } from './dispatch/dispatcher.ts'
import type { Host } from './dispatch/host.ts'
import type { Client } from './dispatch/request.ts'
import { Scanners } from './scanning/scanners.ts'
import type { Store } from './storage/store.ts'
import { serveConnection, type Traffic } from './wire/connection.ts'
import { asMessage } from './wire/message.ts'

export type Listening = {
  /** 0: any free one. */
  port: number
  host: string
  /** `host:port` for clients, where it differs from the address that the server listens on. */
  advertise?: string
  /** The replica set of which this server presents itself as the only member. */
  replicaSet?: string
  log?: (error: unknown) => void
  /** Where the store's data lives: lets long queries be read in threads of their own. */
  folder?: string
  /** Milliseconds since the epoch. */
  now?: () => number
}

export type Mongodb = {
  uri: string
  port: number
  stats(): { connections: number; cursors: number } & Traffic &
    ReturnType<Store['stats']>
  close(): Promise<void>
}

const defaultReplicaSet = 'rs0'

/** Serves an open store over MongoDB's wire protocol; closes it at the end. */
export async function serveStore(
  store: Store,
  options: Listening,
): Promise<Mongodb> {
  const host = createHost(store, options)
  const sockets = new Map<Socket, () => void>()
  const dispatcher = new Dispatcher(host)
  const server = createServer(socket => {
    socket.once('close', () => sockets.delete(socket))
    const end = welcome(socket, host, dispatcher, options.advertise)
    sockets.set(socket, end)
  })
  await start(server, options)
  if (store.stats().objects > heavyWork) host.scanners?.warm()
  const expiry = setInterval(() => expire(host), 10_000).unref()
  const { port } = server.address() as { port: number }
  return {
    uri: uriOf(options, port),
    port,
    stats: () => ({
      connections: sockets.size,
      cursors: host.cursors.size,
      ...host.traffic,
      ...store.stats(),
    }),
    async close() {
      clearInterval(expiry)
      host.cursors.closeAll()
      await stop(server, sockets)
      await host.scanners?.close()
      await store.close()
    },
  }
}

function expire({ cursors, scanners }: Host) {
  cursors.expire()
  scanners?.expire()
}

function uriOf(
  { host, advertise, replicaSet = defaultReplicaSet }: Listening,
  port: number,
) {
  const isAny = host === '0.0.0.0' || host === '::'
  const name = isAny ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  return `mongodb://${advertise ?? `${name}:${port}`}/?replicaSet=${replicaSet}`
}

function createHost(store: Store, options: Listening): Host {
  const { log = () => {}, now, folder } = options
  const { replicaSet = defaultReplicaSet } = options
  return {
    store,
    setName: replicaSet,
    cursors: new Cursors(now),
    counters: {
      connections: { current: 0, totalCreated: 0 },
      opcounters: {
        insert: 0,
        query: 0,
        update: 0,
        delete: 0,
        getmore: 0,
        command: 0,
      },
      commands: new Map(),
    },
    traffic: { bytesIn: 0, bytesOut: 0, requests: 0, pending: 0 },
    started: new Date(),
    processId: new Timestamp({ t: Math.floor(Date.now() / 1000), i: 1 }),
    log,
    scanners: folder ? new Scanners(folder, log) : undefined,
  }
}

function welcome(
  socket: Socket,
  host: Host,
  dispatcher: Dispatcher,
  advertise: string | undefined,
) {
  const { connections } = host.counters
  connections.current++
  const client: Client = {
    id: ++connections.totalCreated,
    address: address(socket.remoteAddress, socket.remotePort),
    reachedAt: advertise ?? address(socket.localAddress, socket.localPort),
    closed: false,
  }
  socket.once('close', () => {
    client.closed = true
    connections.current--
  })
  return serveConnection(socket, {
    traffic: host.traffic,
    answer: message => dispatcher.answer(message, client),
    refuse: (frame, error) => dispatcher.refuse(asMessage(frame), error),
    log: host.log,
  })
}

function address(host = '', port = 0) {
  const plain = host.replace(/^::ffff:/, '')
  return plain.includes(':') ? `[${plain}]:${port}` : `${plain}:${port}`
}

function start(server: Server, { port, host }: Listening) {
  return new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host, noDelay: true }, () => resolve())
  })
}

/** How long requests in flight may take to finish. */
const shutdownTimeoutMs = 5000

function stop(server: Server, sockets: Map<Socket, () => void>) {
  return new Promise<void>(resolve => {
    const cut = () => {
      for (const socket of sockets.keys()) socket.destroy()
    }
    const timer = setTimeout(cut, shutdownTimeoutMs)
    server.close(() => {
      clearTimeout(timer)
      resolve()
    })
    for (const end of sockets.values()) end()
  })
}
