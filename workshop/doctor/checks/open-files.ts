import type { MachineCheck } from '../finding.ts'

/** `load` opens 1,000 connections, and the tool and its services hold more. */
const neededFiles = 2200

export const checkOpenFiles: MachineCheck = async ({ fileLimit }) => {
  if (fileLimit === Number.POSITIVE_INFINITY)
    return { state: 'ok', found: 'unlimited' }
  if (fileLimit >= neededFiles)
    return { state: 'ok', found: `${fileLimit} per process` }
  return {
    state: 'optional',
    found: `${fileLimit} per process: a load of 1,000 connections needs ${neededFiles}`,
    fix: `ulimit -n ${neededFiles}`,
  }
}
