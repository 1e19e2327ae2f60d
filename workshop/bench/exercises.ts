import { spawnSync } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { copyTree } from '../docs/copy.ts'
import { writableFiles } from '../exercises/compose.ts'
import { type Part, readParts } from '../exercises/manifest.ts'
import { checkFileOf, type Folders, lay } from '../exercises/playground.ts'
import { runCheck } from '../exercises/run-check.ts'
import { openStand } from '../exercises/stand.ts'
import { watchPart } from '../exercises/watch.ts'
import { data, root } from '../stages/paths.ts'
import { median } from './measure.ts'
import type { Bench } from './row.ts'

const saves = 20
const gotoLimitMs = 3000
const saveLimitMs = 1000

/** How long an attendee waits: for `goto`, and for the check after a save. */
export async function measure(bench: Bench) {
  const parts = readParts(root)
  await measureGoto(bench, parts)
  for (const part of parts) {
    const file = checkFileOf({ repository: root }, part)
    if (file) await measureSaves(bench, part, file)
  }
}

/** The command with its process, from each part to the next and back to the first. */
async function measureGoto(bench: Bench, parts: Part[]) {
  const cwd = copyTree(root)
  bench.after(() => rm(cwd, { recursive: true, force: true }))
  let slowest = 0
  for (const { part } of [...parts, parts[0]]) {
    const began = performance.now()
    spawnSync(process.execPath, ['workshop/bin.js', 'goto', part], { cwd })
    slowest = Math.max(slowest, performance.now() - began)
  }
  bench.reportWithin(gotoLimitMs, 'ms', 'goto, slowest', slowest)
}

/** From a save to the result of the check, while `check --watch` runs. */
async function measureSaves(bench: Bench, part: Part, checkFile: string) {
  await mkdir(data, { recursive: true })
  const playground = await mkdtemp(join(data, 'bench-'))
  const places: Folders = { repository: root, playground }
  await lay(places, part, 'solution')
  const stand = await openStand(playground)
  const checks = new EventEmitter()
  const end = new AbortController()
  const watching = watchPart(places, part, end.signal, async () => {
    checks.emit('done', await runCheck(stand, checkFile))
  })
  await once(checks, 'done')

  const [path] = await writableFiles(root, part.folder)
  const file = join(playground, path)
  const text = await readFile(file, 'utf8')
  const times: number[] = []
  for (let save = 0; save < saves; save++) {
    // Attendees read the result before they save again.
    await stand.emptied()
    const done = once(checks, 'done')
    const began = performance.now()
    await writeFile(file, `${text}\n// ${save}\n`)
    await done
    times.push(performance.now() - began)
  }
  end.abort()
  await watching
  await stand.close()
  await rm(playground, { recursive: true, force: true })
  const name = `check of ${part.part} after a save`
  bench.reportWithin(saveLimitMs, 'ms', name, median(times))
}
