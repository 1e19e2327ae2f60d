import type { MachineCheck } from '../finding.ts'

/** Below `/mnt` are the disks of Windows: slow, and silent when a file changes. */
export const checkWsl: MachineCheck = async ({ isWsl, root }) => {
  if (!isWsl) return { state: 'ok', found: 'this is not WSL' }
  if (!/^\/mnt\/[a-z](\/|$)/.test(root))
    return { state: 'ok', found: 'on the disk of Linux' }
  return {
    state: 'optional',
    found: 'on a disk of Windows, which is slow in WSL',
    fix: 'git clone . ~/monolith-to-services',
  }
}
