import { hostname } from 'node:os'
import { Long } from 'bson'
import type { Command } from '../dispatch/command.ts'
import type { Host } from '../dispatch/host.ts'
import { product, version } from '../dispatch/product.ts'
import type { Answer } from '../wire/writer.ts'

export const serverStatus: Command = {
  run: (_request, host) => ({
    host: hostname(),
    version,
    process: product,
    pid: Long.fromNumber(process.pid),
    uptime: Math.floor(uptime(host) / 1000),
    uptimeMillis: Long.fromNumber(uptime(host)),
    localTime: new Date(),
    connections: connections(host),
    network: network(host),
    opcounters: host.counters.opcounters,
    metrics: metrics(host),
    mem: memory(),
    storageEngine: {
      name: 'lmdb',
      supportsCommittedReads: true,
      persistent: true,
    },
  }),
}

const uptime = ({ started }: Host) => Date.now() - started.getTime()

function connections({ counters }: Host): Answer {
  const { current, totalCreated } = counters.connections
  return { current, available: 100_000, totalCreated, active: 1 }
}

function network({ traffic }: Host): Answer {
  return {
    bytesIn: Long.fromNumber(traffic.bytesIn),
    bytesOut: Long.fromNumber(traffic.bytesOut),
    numRequests: Long.fromNumber(traffic.requests),
  }
}

function metrics({ counters, cursors }: Host): Answer {
  const commands: Answer = {}
  for (const [name, { total, failed }] of counters.commands) {
    commands[name] = {
      failed: Long.fromNumber(failed),
      total: Long.fromNumber(total),
    }
  }
  const { timedOut, totalOpened } = cursors.counts
  return {
    commands,
    cursor: {
      timedOut: Long.fromNumber(timedOut),
      totalOpened: Long.fromNumber(totalOpened),
      open: { total: Long.fromNumber(cursors.size) },
    },
  }
}

function memory(): Answer {
  const { rss } = process.memoryUsage()
  return {
    bits: 64,
    resident: Math.floor(rss / 2 ** 20),
    virtual: Math.floor(rss / 2 ** 20),
    supported: true,
  }
}
