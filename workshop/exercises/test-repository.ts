import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { TestContext } from 'node:test'
import { findPart, readParts } from './manifest.ts'

const part = (number: string, folder: string) => ({
  part: number,
  folder,
  title: folder,
  minutes: 5,
})

const files = {
  'package.json': JSON.stringify({ workspaces: ['shop'] }),
  'shop/package.json': JSON.stringify({ name: '@workshop/shop' }),
  'shop/apples.ts': 'the answer of 01.1',
  'shop/pears.ts': 'the answer of 01.2',
  'steps/steps.json': JSON.stringify({
    steps: [
      {
        folder: '01-fruit',
        title: 'Fruit',
        minutes: 10,
        parts: [
          part('01.1', '1-apples'),
          part('01.2', '2-pears'),
          part('01.3', '3-plums'),
        ],
      },
    ],
  }),
  'steps/01-fruit/1-apples/start/shop/apples.ts': 'TODO apples',
  'steps/01-fruit/2-pears/start/shop/pears.ts': 'TODO pears',
  'steps/01-fruit/3-plums/start/shop/plums.test.ts': 'the test of 01.3',
  'steps/01-fruit/3-plums/solution/shop/plums.ts': 'the answer of 01.3',
}

/** A small repository with three parts, and a playground in it. */
export async function createRepository(t: TestContext) {
  const repository = await mkdtemp(join(tmpdir(), 'playground-'))
  t.after(() => rm(repository, { recursive: true, force: true }))
  const playground = join(repository, 'playground')
  const progress = join(repository, 'data/progress.json')

  async function write(path: string, text: string) {
    const file = join(repository, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }
  for (const [path, text] of Object.entries(files)) await write(path, text)

  return {
    places: { repository, playground, progress },
    part: (name: string) => findPart(readParts(repository), name),
    /** A file of the playground; undefined where there is none. */
    read: (path: string) =>
      readFile(join(playground, path), 'utf8').catch(() => undefined),
    edit: (path: string, text: string) => write(`playground/${path}`, text),
    remove: (path: string) => rm(join(playground, path)),
  }
}
