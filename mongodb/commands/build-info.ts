import type { Command } from '../dispatch/command.ts'
import { maxBsonObjectSize } from '../dispatch/limits.ts'
import { product, version } from '../dispatch/product.ts'

/** The version whose behaviour is followed, and in `modules` what really runs. */
export const buildInfo: Command = {
  run: () => ({
    version,
    versionArray: [...version.split('.').map(Number), 0],
    gitVersion: 'none',
    modules: [product],
    allocator: 'system',
    javascriptEngine: 'none',
    sysInfo: 'deprecated',
    openssl: { running: 'none' },
    bits: 64,
    debug: false,
    maxBsonObjectSize,
    storageEngines: ['lmdb'],
  }),
}
