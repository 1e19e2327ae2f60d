import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Progress } from '../exercises/progress.ts'
import { createContents } from './contents.ts'
import { createLinks } from './links.ts'
import { renderSections } from './markdown.ts'
import { readPages } from './pages.ts'
import { type RunPorts, withRunPorts } from './ports.ts'
import { createSizes } from './sizes.ts'

export type GuideDependencies = {
  /** The repository's folder. */
  root: string
  /** Where the running site is. */
  site: string
  /** The ports of now: replicas come and go. */
  ports(): RunPorts
  progress(): Progress
}

export type Frame = Awaited<ReturnType<typeof readFrame>>

/** What every page shows around its text, as of this request. */
export async function readFrame(
  { root, site, ports, progress }: GuideDependencies,
  path: string,
  isPresenting: boolean,
) {
  const pages = readPages(root)
  const query = isPresenting ? '?present' : ''
  const sizeOf = createSizes(root)
  const contents = createContents(pages, {
    progress: progress(),
    path,
    query,
  })

  async function read(file: string) {
    const markdown = await readFile(join(root, file), 'utf8')
    const hrefOf = createLinks(pages, file, query)
    return renderSections(withRunPorts(markdown, ports()), {
      hrefOf,
      sizeOf,
    })
  }

  const chapters = (await read('WORKSHOP.md')).filter(isChapter)
  return { root, site, path, query, pages, contents, chapters, read }
}

const isChapter = ({ level }: { level: number }) => level === 2

/** The page of the guide at the frame's path, and those before and after it. */
export function findPlace({ contents, path }: Frame) {
  const order = contents.flatMap(entry => [entry, ...entry.parts])
  const at = order.findIndex(entry => entry.path === path)
  if (at < 0) return undefined
  return { page: order[at], previous: order[at - 1], next: order[at + 1] }
}
