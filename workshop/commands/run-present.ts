import { UsageError } from '@workshop/services/runtime'
import { demosOf } from '../preflight/demos.ts'
import { startAsProcesses } from '../preflight/start-processes.ts'
import { listenToKeys } from '../present/keys.ts'
import { readNotes } from '../present/notes.ts'
import { present } from '../present/present.ts'
import { createScreen } from '../present/print.ts'
import { scenes } from '../present/scenes.ts'
import { root } from '../stages/paths.ts'
import { styled } from './styled.ts'

/** Fresh data for each stage, so each begins as the notes say. */
export async function runPresent() {
  if (!process.stdin.isTTY)
    throw new UsageError(
      'present waits for keys: start it in a terminal. Without one there is "npx workshop preflight".',
    )
  const keys = listenToKeys(process.stdin)
  const signal = keys.interrupted
  try {
    await present(scenes, {
      readNotes: ({ step }) => readNotes(root, step),
      demosOf: ({ stage }) => demosOf([stage], false)[stage],
      start: ({ stage }) =>
        startAsProcesses(stage, {
          onProgress: console.log,
          port: 5000,
          signal,
        }).catch(error => {
          if (!signal.aborted) throw error
          return undefined
        }),
      wait(next) {
        const help = `Space: ${next}   a: this stage again   q: quit`
        console.log(`\n${styled('dim', help)}`)
        return keys.next()
      },
      show: createScreen(scenes),
    })
  } finally {
    keys.close()
  }
}
