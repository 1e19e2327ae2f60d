import type { Replica, Status } from '../runtime/runtime.ts'

const heads = [
  'service',
  'version',
  'replica',
  'address',
  'health',
  'memory',
  'restarts',
]

/** A table that fits 80 columns, or the data as JSON. */
export function printStatus(status: Status, json = false) {
  if (json) return console.log(JSON.stringify(status, null, 2))
  const { stage, url, runtime, replicas } = status
  console.log(`Stage ${stage} in ${placeOf(runtime)}: ${url}\n`)
  for (const line of table([heads, ...replicas.map(cellsOf)]))
    console.log(line)
  const idle = idleOf(status)
  if (idle.length > 0) console.log(`\nNone runs of ${idle.join(', ')}.`)
}

const placeOf = (runtime: Status['runtime']) =>
  runtime === 'docker' ? 'Docker' : 'processes'

function cellsOf(replica: Replica) {
  const { service, version, address, health, memory, restarts } = replica
  return [
    service,
    String(version),
    String(replica.replica),
    address.replace(/^\w+:\/\//, '') || '-',
    health,
    memory > 0 ? `${Math.round(memory / 2 ** 20)} MB` : '-',
    String(restarts),
  ]
}

function table(rows: string[][]) {
  const widths = heads.map((_, column) =>
    Math.max(...rows.map(row => row[column].length)),
  )
  return rows.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  )
}

function idleOf({ services, replicas }: Status) {
  const running = replicas.map(({ service, version }) =>
    version > 1 ? `${service}@${version}` : service,
  )
  return services.filter(name => !running.includes(name))
}
