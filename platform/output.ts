import { writeSync } from 'node:fs'

/** Characters that are written at once, milliseconds until fewer are, and how long a full pipe is waited for. */
const much = 4096
const soon = 100
const patience = 1000

const clock = new Int32Array(new SharedArrayBuffer(4))

/** Writes many lines to standard output at once: each write alone costs more than its line. None is left when the process exits. */
export function createOutput() {
  let lines = ''

  function flush() {
    const text = lines
    lines = ''
    if (text) writeAll(Buffer.from(text))
  }

  setInterval(flush, soon).unref()
  process.on('exit', flush)
  return {
    write(line: string) {
      lines += line
      if (lines.length > much) flush()
    },
  }
}

/** Where nobody reads any more, or not for long, the lines go nowhere: a log must never hold its process up. */
function writeAll(bytes: Buffer) {
  const end = performance.now() + patience
  let written = 0
  while (written < bytes.length && performance.now() < end)
    try {
      written += writeSync(1, bytes, written)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return
      Atomics.wait(clock, 0, 0, 5)
    }
}
