import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { MachineCheck } from '../finding.ts'
import { commandFor } from '../platforms.ts'

/** Databases and progress are written there. */
export const checkDataFolder: MachineCheck = async machine => {
  const folder = join(machine.root, 'data')
  const probe = join(folder, `.doctor-${process.pid}`)
  try {
    await mkdir(folder, { recursive: true })
    await writeFile(probe, 'deleted at once')
    await rm(probe)
    return { state: 'ok', found: 'writable' }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    return { state: 'failed', ...explain(code, machine.platform) }
  }
}

function explain(code: string | undefined, platform: NodeJS.Platform) {
  if (code === 'EEXIST' || code === 'ENOTDIR')
    return {
      found: 'a file of that name is in the way',
      fix: commandFor(platform, {
        windows: 'ren data data.old',
        macos: 'mv data data.old',
        linux: 'mv data data.old',
      }),
    }
  return {
    found: `not writable (${code})`,
    fix: commandFor(platform, {
      windows: 'Move the repository into a folder of your own.',
      macos: 'sudo chown -R "$USER" .',
      linux: 'sudo chown -R "$USER" .',
    }),
  }
}
