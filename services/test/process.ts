import { type Service, services } from '@workshop/services/manifest'
import { testToken } from '@workshop/services/test/replica'
import { built } from '@workshop/workshop/stages/programs'
import { runProgram } from '@workshop/workshop/supervisor/program'

/** A service of the manifest. */
export function serviceNamed(name: string) {
  const service = services.find(service => service.name === name)
  if (!service) throw new Error(`The manifest has no ${name}.`)
  return service
}

/** Starts a service, which has been built, in a process of its own on a free port. */
export function startProcess(service: Service, env: NodeJS.ProcessEnv) {
  const program = built(service)
  return runProgram<{ url: string }>({
    ...program,
    env: {
      ...program.env,
      PORT: '0',
      LOG_LEVEL: 'warn',
      INGEST_TOKEN: testToken,
      ...env,
    },
  })
}
