import { PassThrough } from 'node:stream'
import type { Container } from 'dockerode'

/** The last lines of a container. */
export async function said(container: Container) {
  const options = { stdout: true, stderr: true, tail: 20 } as const
  return textOf(await container.logs({ ...options, follow: false }))
}

/** Docker puts eight bytes before each piece of output: which stream, and how long. */
function textOf(framed: Buffer) {
  let text = ''
  for (let at = 0; at + 8 <= framed.length; ) {
    const end = at + 8 + framed.readUInt32BE(at + 4)
    text += framed.toString('utf8', at + 8, end)
    at = end
  }
  return text.trim()
}

/** Runs a command inside a container. */
export async function execute(container: Container, command: string[]) {
  const exec = await container.exec({
    Cmd: command,
    AttachStdout: true,
    AttachStderr: true,
  })
  const stream = await exec.start({})
  const out = new PassThrough().setEncoding('utf8')
  container.modem.demuxStream(stream, out, out)
  stream.on('end', () => out.end())
  let output = ''
  for await (const text of out) output += text
  const { ExitCode } = await exec.inspect()
  return { code: ExitCode, output }
}
