import { UsageError } from '@workshop/services/runtime'

/** Files besides the connections: the program's own, pipes, a log. */
const otherFiles = 100

/** The limit of open files, which Node raises as far as the shell allows; Windows has none. */
export function openFileLimit() {
  const { userLimits } = process.report.getReport() as {
    userLimits?: { open_files: { soft: number | 'unlimited' } }
  }
  const { soft } = userLimits?.open_files ?? { soft: 'unlimited' }
  return typeof soft === 'number' ? soft : Number.POSITIVE_INFINITY
}

/** Throws UsageError where the system would refuse connections of the load. */
export function checkFileLimit(
  connections: number,
  filesPerConnection = 1,
  limit = openFileLimit(),
) {
  const needed = Math.ceil(connections * filesPerConnection) + otherFiles
  if (needed <= limit) return
  const possible = Math.floor((limit - otherFiles) / filesPerConnection)
  throw new UsageError(
    `${connections} connections need ${needed} open files, and ${limit} are allowed here. Type "ulimit -n ${needed}" first, or give --connections ${Math.max(possible, 1)}.`,
  )
}
