import { UsageError } from '@workshop/services/runtime'
import { checkPart } from '../exercises/check-part.ts'
import {
  findPart,
  nextOf,
  type Part,
  readParts,
} from '../exercises/manifest.ts'
import { places } from '../exercises/places.ts'
import { currentPart } from '../exercises/playground.ts'
import { openStand } from '../exercises/stand.ts'
import { watchPart } from '../exercises/watch.ts'
import { interruption } from './interruption.ts'
import { styled } from './styled.ts'

type CheckFlags = { watch?: boolean; json?: boolean }

export async function runCheckCommand(
  name: string | undefined,
  { watch, json }: CheckFlags,
) {
  const part = await partNamed(name)
  const signal = interruption()
  const stand = await openStand(places.playground)
  try {
    if (watch) await checkOnSave()
    else await checkOnce()
  } finally {
    await stand.close()
  }
  process.exit()

  async function checkOnce() {
    const hint = await checkPart(places, part, stand)
    if (json) console.log(JSON.stringify({ part: part.part, hint }))
    else printResult(part, hint)
    if (hint !== undefined) process.exitCode = 1
  }

  async function checkOnSave() {
    console.log(
      `Checking ${part.part} whenever you save. Ctrl-C ends it.\n`,
    )
    await watchPart(places, part, signal, async () => {
      printResult(part, await checkPart(places, part, stand))
    })
  }
}

/** Only the part that is laid out has the attendee's work in it. */
async function partNamed(name: string | undefined) {
  const laidOut = await currentPart(places)
  if (!name) return laidOut
  const { part } = findPart(readParts(places.repository), name)
  if (part === laidOut.part) return laidOut
  throw new UsageError(
    `The playground holds ${laidOut.part}. Type "npx workshop goto ${part}" first; your work is kept.`,
  )
}

function printResult(part: Part, hint: string | undefined) {
  if (hint !== undefined) {
    console.log(
      `${styled('red', '✗')} ${styled('bold', part.part)} ${hint}`,
    )
    return console.log('  More: npx workshop hint')
  }
  console.log(
    `${styled('green', '✓')} ${styled('bold', part.part)} passes.`,
  )
  const next = nextOf(readParts(places.repository), part)
  console.log(
    next
      ? `  Next: npx workshop goto ${next.part} (${next.title})`
      : '  That was the last part. Look back: npx workshop progress',
  )
}
