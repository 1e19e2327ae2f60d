import type { MachineCheck } from '../finding.ts'

/** Stage async is 16 processes of about 100 MB, and a browser stands beside. */
const neededMemory = 2e9
const neededDisk = 1e9

export const checkMemory: MachineCheck = async machine => {
  const free = await machine.freeMemory()
  if (free >= neededMemory)
    return { state: 'ok', found: `${gigabytes(free)} free` }
  return {
    state: 'failed',
    found: `${gigabytes(free)} free: stage async needs ${gigabytes(neededMemory)}`,
    fix: 'Close other programs, such as virtual machines and browser tabs.',
  }
}

export const checkDisk: MachineCheck = async ({ freeDisk, root }) => {
  const free = await freeDisk(root)
  if (free >= neededDisk)
    return { state: 'ok', found: `${gigabytes(free)} free` }
  return {
    state: 'failed',
    found: `${gigabytes(free)} free: databases need ${gigabytes(neededDisk)}`,
    fix: 'Delete files that you no longer need, and empty the trash.',
  }
}

function gigabytes(bytes: number) {
  return `${(bytes / 1e9).toFixed(1)} GB`
}
