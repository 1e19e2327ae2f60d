import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { expect } from './hint.ts'
import type { Stand } from './stand.ts'

// biome-ignore lint/suspicious/noExplicitAny: an attendee may write anything there.
type ComposeFile = { services: Record<string, any> }

/** Reads docker/compose.yml of the playground, with what its aliases merge. */
export async function readComposeFile({
  playground,
}: Stand): Promise<ComposeFile> {
  const text = await readFile(
    join(playground, 'docker/compose.yml'),
    'utf8',
  )
  try {
    return parse(text, { merge: true, maxAliasCount: -1 })
  } catch (error) {
    const [message] = (error as Error).message.split('\n')
    expect(false, `docker/compose.yml is no valid YAML: ${message}`)
  }
}

/** An instruction of a Dockerfile and its arguments; comments are left out. */
export type Instruction = { name: string; rest: string }

/** The stages of docker/Dockerfile of the playground, each from its `FROM` on. */
export async function readDockerfile({ playground }: Stand) {
  const text = await readFile(join(playground, 'docker/Dockerfile'), 'utf8')
  const stages: Instruction[][] = []
  for (const line of text.replace(/\\\n/g, ' ').split('\n')) {
    const [, name, rest] = /^\s*([A-Za-z]+)\s+(.+)$/.exec(line) ?? []
    if (!name) continue
    if (name.toUpperCase() === 'FROM') stages.push([])
    stages.at(-1)?.push({ name: name.toUpperCase(), rest: rest.trim() })
  }
  return stages
}
