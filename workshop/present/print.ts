import { styled } from '../commands/styled.ts'
import { time } from '../load/print.ts'
import type { Demo } from '../preflight/demo.ts'
import type { Note } from './notes.ts'
import type { Stagehand } from './present.ts'
import type { Scene } from './scenes.ts'

/** Prints for an instructor who reads at a glance. */
export function createScreen(scenes: Scene[]): Stagehand['show'] {
  return {
    scene(scene, notes) {
      const place = `${scenes.indexOf(scene) + 1} of ${scenes.length}`
      console.log(
        `\n${styled('bold', `Stage ${scene.stage}`)}, ${place}   ${scene.step}/README.md`,
      )
      notes.forEach(printNote)
    },
    started: ({ url }) => console.log(`Open ${styled('bold', url)}`),
    demo: ({ title }: Demo) => console.log(`Expect: ${title}`),
    result(ms, error) {
      const mark = error ? styled('red', '✗') : styled('green', '✓')
      console.log(`${mark} after ${time(ms)}`)
      if (error) console.log(error.message.replace(/^/gm, '  '))
    },
  }
}

function printNote({ heading, text }: Note) {
  console.log(`\n${styled('yellow', heading)}\n${text}`)
}
