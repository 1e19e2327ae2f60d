import type { MachineCheck } from '../finding.ts'

export const checkLoopback: MachineCheck = async ({ callLoopback }) => {
  try {
    await callLoopback()
    return { state: 'ok', found: 'this machine reaches itself' }
  } catch (error) {
    const { cause, message } = error as Error & { cause?: Error }
    return {
      state: 'failed',
      found: `http://localhost does not answer: ${cause?.message ?? message}`,
      fix: 'Let Node pass your firewall, and map localhost to 127.0.0.1 in the file hosts.',
    }
  }
}
