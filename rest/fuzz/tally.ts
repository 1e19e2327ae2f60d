import { type Operation, operations } from './document.ts'

type Named = Pick<Operation, 'method' | 'path'>

/** Counts how often each operation was answered with each status. */
export function createTally() {
  const counts = new Map(
    operations.map(one => [nameOf(one), {} as Record<string, number>]),
  )
  const of = (operation: Named) => counts.get(nameOf(operation)) ?? {}

  return {
    add(operation: Named, status: number) {
      const statuses = of(operation)
      statuses[status] = (statuses[status] ?? 0) + 1
    },

    /** One line for each operation. */
    lines: () =>
      [...counts].map(([name, statuses]) => {
        const parts = Object.entries(statuses).map(part => part.join(': '))
        return `${name} ${parts.join(', ')}`
      }),

    /** Documented statuses that came less often than that. */
    findMissing: (least: { success: number; refusal: number }) =>
      operations.flatMap(operation =>
        statusesOf(operation)
          .filter(status => {
            const { [status]: times = 0 } = of(operation)
            const kind = status.startsWith('2') ? 'success' : 'refusal'
            return times < least[kind]
          })
          .map(status => `${nameOf(operation)} ${status}`),
      ),
  }
}

function nameOf({ method, path }: Named) {
  return `${method} ${path}`
}

/** 503 is left out: the database is there all the time. */
function statusesOf({ responses }: Operation) {
  return Object.keys(responses).filter(status => status !== '503')
}
