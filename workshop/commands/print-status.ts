import { withChoice, withVersion } from '@workshop/services/names'
import type { ReplicaStatus, Status } from '@workshop/services/runtime'
import { formatWeights, type Weights } from '@workshop/services/weights'

const heads = [
  'service',
  'version',
  'replica',
  'address',
  'health',
  'memory',
  'restarts',
]

/** A table, or the data as JSON. */
export function printStatus(status: Status, json = false) {
  if (json) return console.log(JSON.stringify(status, null, 2))
  for (const line of describeStatus(status)) console.log(line)
}

/** Lines that fit 80 columns. */
export function describeStatus(status: Status) {
  const { stage, url, runtime, replicas, weights = {} } = status
  const idle = idleOf(status)
  return [
    `Stage ${stage} in ${placeOf(runtime)}: ${url}`,
    '',
    ...table([heads, ...replicas.map(cellsOf)]),
    '',
    ...Object.entries(weights).map(
      ([service, shares]) =>
        `Weights of ${service}: ${formatWeights(shares)}${noteOf(service, shares, idle)}`,
    ),
    ...(idle.length > 0 ? [`Not running: ${idle.join(', ')}`] : []),
  ]
}

/** The site asks another version for one that does not run. */
function noteOf(service: string, shares: Weights, idle: string[]) {
  const replaced = Object.keys(shares)
    .filter(choice => shares[choice] > 0)
    .map(choice => withChoice(service, choice))
    .filter(name => idle.includes(name))
  return replaced.length > 0
    ? ` (another answers for ${replaced.join(', ')})`
    : ''
}

const placeOf = (runtime: Status['runtime']) =>
  runtime === 'docker' ? 'Docker' : 'processes'

function cellsOf(replica: ReplicaStatus) {
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
  const running = replicas.map(withVersion)
  return services.filter(name => !running.includes(name))
}
