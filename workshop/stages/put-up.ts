import type { Port } from '@workshop/platform/port'
import { createTokens, environmentOf } from '@workshop/services/environment'
import type { Runtime } from '@workshop/services/runtime'
import type { Supervisor } from '../supervisor/supervisor.ts'
import { untilReady } from '../supervisor/until-ready.ts'
import { createProcessRuntime } from './runtime.ts'
import { createStageServices } from './stage-services.ts'
import { type Stage, siteOf } from './stages.ts'

type PutUpOptions = {
  supervisor: Supervisor
  stage: Stage
  /** Where the site is to listen. */
  port: Port
  databaseUri: string
  /** How many posts the services copy. */
  posts?: number
  onProgress?: (text: string) => void
}

/** How long a post may take on its way into every store. */
const perPostMs = 5

/** Starts the services and the control interface; resolves when the site is ready. */
export async function putUp(options: PutUpOptions) {
  const { supervisor, stage, databaseUri, posts = 0 } = options
  const { onProgress = () => {} } = options
  const tokens = createTokens()
  const run = { stage: stage.name, uri: databaseUri, tokens }
  const services = createStageServices({
    ...options,
    envOf: service => ({
      ...environmentOf(service, run),
      ...(service.name !== 'web' && { HOST: '127.0.0.1' }),
    }),
  })
  const runtime = createProcessRuntime(services, tokens.CONTROL_TOKEN)

  onProgress(`Starting ${startedNames(stage)}`)
  await Promise.all([services.start(), openControl(runtime, supervisor)])
  if (posts > 0) onProgress('Waiting until the services have all posts')
  await untilReady(
    services.replicasOf(siteOf(stage)),
    supervisor.replicas,
    {
      timeoutMs: 60_000 + posts * perPostMs,
      onWait: text =>
        supervisor.lines.publish({ name: 'start', text, error: true }),
    },
  )
  const { url } = await runtime.site()
  return { runtime, services, url }
}

function startedNames({ services }: Stage) {
  const started = services.filter(({ replicas }) => replicas > 0)
  return started.map(({ name }) => name).join(', ')
}

/** Other terminals find it by the pidfile. */
async function openControl(runtime: Runtime, supervisor: Supervisor) {
  const { serveControl } = await import('../runtime/serve-control.ts')
  const { close, ...control } = await serveControl(runtime)
  supervisor.stopped.then(close)
  await supervisor.note(control)
}
