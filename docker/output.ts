import { PassThrough, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { Container } from 'dockerode'

/** The last lines of a container. */
export async function lastLines(container: Container) {
  const options = { stdout: true, stderr: true, tail: 20 } as const
  const lines = await container.logs({ ...options, follow: false })
  return (await textOf(container, Readable.from([lines]))).trim()
}

/** Runs a command inside a container. */
export async function execute(container: Container, command: string[]) {
  const exec = await container.exec({
    Cmd: command,
    AttachStdout: true,
    AttachStderr: true,
  })
  const output = await textOf(container, await exec.start({}))
  const { ExitCode } = await exec.inspect()
  return { code: ExitCode, output }
}

function textOf({ modem }: Container, stream: NodeJS.ReadableStream) {
  const out = new PassThrough()
  modem.demuxStream(stream, out, out)
  stream.on('end', () => out.end())
  return text(out)
}
