import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff'
import { writableFiles } from './compose.ts'
import type { Layer } from './layout.ts'
import type { Part } from './manifest.ts'
import type { Folders } from './playground.ts'

/** A unified diff for each file of the part that differs from its start or its solution. */
export async function diffPart(
  { repository, playground }: Folders,
  { folder }: Part,
  layer: Layer,
) {
  const patches: string[] = []
  for (const path of await writableFiles(repository, folder)) {
    const theirs = await textOf(join(playground, path))
    const ours = await layeredText(repository, join(folder, layer), path)
    if (theirs === ours) continue
    const names = [`${layer}/${path}`, `playground/${path}`] as const
    const texts = [ours, theirs] as const
    const options = { headerOptions: FILE_HEADERS_ONLY }
    patches.push(
      createTwoFilesPatch(
        ...names,
        ...texts,
        undefined,
        undefined,
        options,
      ),
    )
  }
  return patches
}

/** A file of a layer, or else of the repository; empty where neither has it. */
export function layeredText(
  repository: string,
  layer: string,
  path: string,
) {
  const own = join(repository, layer, path)
  return textOf(existsSync(own) ? own : join(repository, path))
}

const textOf = (file: string) => readFile(file, 'utf8').catch(() => '')
