import type { Stage, TokenName } from '@workshop/services/manifest'
import { folder } from './clone.ts'
import { withFreeName } from './engine.ts'
import { label, labelsOf, networksOf, type Run } from './run.ts'

/** What a stage's services are told. */
export type RunSettings = {
  stage: Stage
  /** Images by host. */
  images: Record<string, string>
  /** Where the front door is published. */
  port: number
  tokens: Record<TokenName, string>
}

/** The network is there as long as the run is, and remembers what it was started with. */
export function createNetwork(run: Run, settings: RunSettings) {
  const created = run.docker.createNetwork({
    Name: run.name,
    CheckDuplicate: true,
    Labels: {
      ...labelsOf(run),
      [label.folder]: folder,
      [label.settings]: JSON.stringify(settings),
    },
  })
  return withFreeName('network', run.name, created)
}

/** The run with the id of its start, and its settings; null where none runs. */
export async function findRun(run: Run) {
  const [network] = await networksOf(run)
  if (!network?.Labels) return null
  const { [label.id]: id, [label.settings]: settings } = network.Labels
  return {
    run: { ...run, id },
    settings: JSON.parse(settings) as RunSettings,
  }
}
