import axios, { type AxiosInstance } from 'axios'
import { type Program, runProgram } from '../supervisor/program.ts'
import type { Builds } from './builds.ts'
import { Hint } from './hint.ts'

/** A service of the playground: an axios client of it that throws Hints, no errors by status. */
export type RunningService = AxiosInstance & {
  url: string
  stop(): Promise<void>
}

const startTimeoutMs = 15_000
const callTimeoutMs = 5000
const stopTimeoutMs = 500

/** Throws a Hint where the service cannot be built or does not listen. */
export async function startService(
  builds: Builds,
  name: string,
  env: Record<string, string>,
): Promise<RunningService> {
  const file = await builds.build(name)
  const program = await run({ name, file, env })
  const { url } = program.ready
  const stop = () => program.stop(stopTimeoutMs)
  return Object.assign(clientOf(name, url), { url, stop })
}

async function run(program: Program) {
  try {
    return await runProgram<{ url: string }>(program, startTimeoutMs)
  } catch (error) {
    throw new Hint((error as Error).message)
  }
}

function clientOf(name: string, baseURL: string) {
  const client = axios.create({
    baseURL,
    timeout: callTimeoutMs,
    maxRedirects: 0,
    validateStatus: null,
  })
  client.interceptors.response.use(undefined, error => {
    const { method = 'get', url } = error.config ?? {}
    const what = `${method.toUpperCase()} ${url}`
    throw new Hint(
      error.code === 'ECONNABORTED'
        ? `${name} does not answer ${what} within ${callTimeoutMs / 1000} seconds. Does the handler end the response?`
        : `${name} gives no answer to ${what}: ${error.message}`,
    )
  })
  return client
}
