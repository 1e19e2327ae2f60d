import type { Command } from '../dispatch/command.ts'
import { version } from '../dispatch/host.ts'
import { maxBsonObjectSize } from './hello.ts'

/** The version whose behaviour is followed, and in `modules` what really runs. */
export const buildInfo: Command = {
  run: () => ({
    version,
    versionArray: [...version.split('.').map(Number), 0],
    gitVersion: 'none',
    modules: ['workshop-embedded-server'],
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
