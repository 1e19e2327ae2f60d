import { hostOf, type Stage, services } from '@workshop/services/manifest'
import type { Setting } from './containers.ts'
import { containersOf, label, type Run } from './run.ts'

/** What a run was started with, read from its front door; null where there is none. */
export async function readSetting(run: Run): Promise<Setting | null> {
  const [door] = await containersOf(run, 'web')
  if (!door) return null

  const { Config, HostConfig } = await run.docker
    .getContainer(door.Id)
    .inspect()
  const [[published]] = Object.values(HostConfig.PortBindings) as Binding[]
  const [, hash] = Config.Image.split(':')
  return {
    stage: door.Labels[label.stage] as Stage,
    image: imagesOf(hash),
    port: Number(published.HostPort),
    token: environmentOf(Config.Env, 'CONTROL_TOKEN'),
  }
}

type Binding = [{ HostPort: string }]

function imagesOf(hash: string) {
  const hosts = services.map(({ name }) => hostOf(name))
  return Object.fromEntries(
    hosts.map(host => [host, `workshop/${host}:${hash}`]),
  )
}

function environmentOf(env: string[], name: string) {
  const found = env.find(each => each.startsWith(`${name}=`))
  return found?.slice(name.length + 1) ?? ''
}
