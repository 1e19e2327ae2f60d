import { EventEmitter, once } from 'node:events'
import { existsSync, watch } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { writableFiles } from './compose.ts'
import type { Part } from './manifest.ts'
import type { Folders } from './playground.ts'

/** An editor may save in several writes. */
const settleMs = 30

/** Runs `act` at once, and after each save of a file of the part, until the signal aborts. */
export async function watchPart(
  { repository, playground }: Folders,
  part: Part,
  signal: AbortSignal,
  act: () => Promise<void>,
) {
  const saves = new EventEmitter()
  let isSaved = true
  const files = await writableFiles(repository, part.folder)
  const folders = files.map(file => dirname(join(playground, file)))
  for (const folder of new Set(folders.filter(existsSync)))
    watch(folder, { signal }, () => {
      isSaved = true
      saves.emit('save')
    })

  while (!signal.aborted) {
    // A save during the last check counts as well.
    if (!isSaved) await once(saves, 'save', { signal }).catch(() => {})
    await pause(settleMs)
    isSaved = false
    if (!signal.aborted) await act()
  }
}
