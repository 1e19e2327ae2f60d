import type { Demo, StageToStop } from '../preflight/demo.ts'
import type { Note } from './notes.ts'
import type { Scene } from './scenes.ts'

/** What the instructor wants next. */
export type Wanted = 'next' | 'again' | 'quit'

export type Stagehand = {
  readNotes(scene: Scene): Promise<Note[]>
  demosOf(scene: Scene): Demo[]
  /** Resolves with nothing where the instructor quits meanwhile. */
  start(scene: Scene): Promise<StageToStop | undefined>
  /** Waits for a key; `next` says what it will do. */
  wait(next: string): Promise<Wanted>
  show: {
    scene(scene: Scene, notes: Note[]): void
    started(stage: StageToStop): void
    /** Says what to expect, and later how it went. */
    demo(demo: Demo): void
    result(ms: number, error?: Error): void
  }
}

/** Walks the scenes: notes, the stage, its demos one by one, and an end that leaves nothing. */
export async function present(scenes: Scene[], hand: Stagehand) {
  let at = 0
  while (at < scenes.length) {
    const wanted = await playScene(scenes[at], hand)
    if (wanted === 'quit') return
    if (wanted === 'next') at++
  }
}

async function playScene(scene: Scene, hand: Stagehand): Promise<Wanted> {
  hand.show.scene(scene, await hand.readNotes(scene))
  const begin = await hand.wait(`start ${scene.stage}`)
  if (begin !== 'next') return begin

  const stage = await hand.start(scene)
  if (!stage) return 'quit'
  try {
    hand.show.started(stage)
    for (const demo of hand.demosOf(scene)) {
      const wanted = await hand.wait(`show that ${demo.title}`)
      if (wanted !== 'next') return wanted
      await showDemo(demo, stage, hand)
    }
    return await hand.wait(`end ${scene.stage}`)
  } finally {
    await stage.stop()
  }
}

/** A demo that fails ends nothing: the instructor may show it again. */
async function showDemo(
  demo: Demo,
  stage: StageToStop,
  { show }: Stagehand,
) {
  show.demo(demo)
  const began = performance.now()
  const error = await demo.run(stage).then(
    () => undefined,
    (reason: Error) => reason,
  )
  show.result(performance.now() - began, error)
}
