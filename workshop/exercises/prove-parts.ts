import assert from 'node:assert/strict'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, suite, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { diffLines } from 'diff'
import { data, root } from '../stages/paths.ts'
import { layerFiles, writableFiles } from './compose.ts'
import { layeredText } from './diff.ts'
import { type Part, readParts } from './manifest.ts'
import { checkFileOf, lay } from './playground.ts'
import type { Proof, Wrong } from './proof.ts'
import { runCheck } from './run-check.ts'
import { openStand, type Stand } from './stand.ts'

const changedLinesLimit = 40

/** A suite for each part with code, of the parts that are wanted. */
export function proveParts(isWanted: (part: Part) => boolean) {
  const parts = readParts(root)
    .filter(part => checkFileOf({ repository: root }, part))
    .filter(isWanted)
  for (const part of parts)
    suite(`${part.part} ${part.title}`, () => provePart(part))
}

async function provePart(part: Part) {
  // Below the repository, so that its packages are found.
  await mkdir(data, { recursive: true })
  const playground = await mkdtemp(join(data, 'proof-'))
  const places = { repository: root, playground }
  const stand = await openStand(playground)
  after(async () => {
    await stand.close()
    await rm(playground, { recursive: true, force: true })
  })
  const file = join(root, part.folder, 'proof.ts')
  const { proof }: { proof: Proof } = await import(pathToFileURL(file).href)

  test('its start fails with the intended hint', async () => {
    await lay(places, part, 'start')

    assertHint(await checkIn(stand, part), proof.start)
  })

  test('its solution passes', async () => {
    await lay(places, part, 'solution')

    assert.equal(await checkIn(stand, part), undefined)
  })

  test('at least three solutions are wrong', () => {
    assert.ok(proof.wrong.length >= 3)
  })

  for (const wrong of proof.wrong)
    test(`wrong: ${wrong.name}`, async () => {
      const revert = await edit(playground, wrong)
      try {
        assertHint(await checkIn(stand, part), wrong.hint)
      } finally {
        await revert()
      }
    })

  test('an attendee changes few lines', async () => {
    const lines = await changedLines(part)

    assert.ok(lines > 0, 'The start is the solution.')
    assert.ok(lines <= changedLinesLimit, `${lines} lines`)
  })

  test('no file equals the file that it covers', async () => {
    for (const layer of ['start', 'solution']) {
      const folder = join(root, part.folder, layer)
      for (const path of await layerFiles(folder))
        assert.notEqual(
          await layeredText(root, join(part.folder, layer), path),
          await layeredText(root, '.', path),
          path,
        )
    }
  })
}

function checkIn(stand: Stand, part: Part) {
  return runCheck(stand, join(root, part.folder, 'check.ts'))
}

function assertHint(hint: string | undefined, expected: string) {
  assert.ok(hint?.includes(expected), `"${hint}" is not "…${expected}…"`)
}

/** Resolves with a function that takes the edit back. */
async function edit(playground: string, { file, replace, by }: Wrong) {
  const path = join(playground, file)
  const text = await readFile(path, 'utf8')
  assert.ok(text.includes(replace), `"${replace}" is not in ${file}.`)
  await writeFile(
    path,
    text.replace(replace, () => by),
  )
  return () => writeFile(path, text)
}

/** Lines that are in the start or in the solution only; the larger of the two. */
async function changedLines({ folder }: Part) {
  let removed = 0
  let added = 0
  for (const path of await writableFiles(root, folder)) {
    const [start, solution] = await Promise.all(
      ['start', 'solution'].map(layer =>
        layeredText(root, join(folder, layer), path),
      ),
    )
    for (const { count, ...change } of diffLines(start, solution)) {
      if (change.removed) removed += count
      if (change.added) added += count
    }
  }
  return Math.max(removed, added)
}
