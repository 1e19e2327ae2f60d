import { arch, cpus, hostname, totalmem, type } from 'node:os'
import type { Command } from '../dispatch/command.ts'

export const hostInfo: Command = {
  run: () => ({
    system: {
      currentTime: new Date(),
      hostname: hostname(),
      cpuAddrSize: 64,
      memSizeMB: Math.floor(totalmem() / 2 ** 20),
      numCores: cpus().length,
      cpuArch: arch(),
      numaEnabled: false,
    },
    os: { type: type(), name: type(), version: process.version },
    extra: {},
  }),
}
