import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildServices } from '@workshop/platform/build'
import { mongodb } from '../stages/mongodb.ts'
import { start } from '../stages/start.ts'
import { type Program, runProgram } from '../supervisor/program.ts'
import { fill } from './posts.ts'
import type { Bench } from './row.ts'

type Ready = { url: string; uri: string }

/** Starts a program that runs until the end of the benchmark. */
export async function startProgram(bench: Bench, program: Program) {
  const { ready, pid, stop } = await runProgram<Ready>(program)
  bench.after(stop)
  return { ...ready, pid, stop }
}

/** Starts a file of this folder, built as services are; resolves with its URL. */
export async function startBuilt(
  bench: Bench,
  name: string,
  ...args: string[]
) {
  const entry = fileURLToPath(new URL(`./${name}.ts`, import.meta.url))
  const bundle = `bench-${name.replace('/', '-')}`
  const [file] = await buildServices([{ name: bundle, entry }])
  const env = { NODE_ENV: 'production' }
  return (await startProgram(bench, { name, file, args, env })).url
}

export async function startMongodb(bench: Bench, folder: string) {
  return startProgram(bench, await mongodb(folder, 0))
}

/** Fills the database that a stage in this folder will start with. */
export async function fillBefore(
  bench: Bench,
  folder: string,
  posts: number,
) {
  const data = join(bench.folder, folder, 'mongodb')
  const { uri, stop } = await startMongodb(bench, data)
  await fill(uri, posts)
  await stop()
}

export type Site = Awaited<ReturnType<typeof startSite>>

/** Starts a stage on the first free port. */
export async function startSite(
  bench: Bench,
  stage: string,
  folder = stage,
  onLine = (_line: { text: string }) => {},
) {
  const data = join(bench.folder, folder)
  const started = await start({ stage, port: 5000, data, onLine })
  const stop = () => started.supervisor.stop()
  bench.after(stop)
  const { replicas } = await started.runtime.status()
  const addressOf = (name: string) =>
    replicas.find(({ service }) => service === name)?.address ?? ''
  return { ...started, stage, stop, addressOf }
}
