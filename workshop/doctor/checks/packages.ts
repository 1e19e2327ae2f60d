import { join } from 'node:path'
import type { MachineCheck } from '../finding.ts'

/** Packages with native parts, and a folder that uses each. */
const native = {
  lmdb: 'mongodb',
  'fs-native-extensions': 'mongodb',
  sharp: 'services/picture',
  esbuild: 'platform',
}

/** Each loads in a process of its own: native code can end the whole process. */
export const checkPackages: MachineCheck = async ({ run, root }) => {
  const loads = Object.entries(native).map(async ([name, folder]) => {
    const script = `const it = require('${name}'); it.transformSync?.('')`
    const { status } = await run(
      process.execPath,
      ['-e', script],
      join(root, folder),
    )
    return status === 'done' ? [] : [name]
  })
  const broken = (await Promise.all(loads)).flat()
  if (broken.length === 0) return { state: 'ok', found: 'installed' }
  return {
    state: 'failed',
    found: `installed, but these do not load: ${broken.join(', ')}`,
    fix: 'npm ci',
  }
}
