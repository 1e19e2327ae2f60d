import { places } from '../exercises/places.ts'
import { undo } from '../exercises/playground.ts'
import { listSnapshots } from '../exercises/snapshots.ts'

export async function runUndo(
  number: number | undefined,
  { list }: { list?: boolean },
) {
  if (list) return printAll()
  const { snapshot, replaced } = await undo(places, number)
  console.log(`Your work on ${snapshot.part} is back:`)
  for (const path of snapshot.paths) console.log(`  playground/${path}`)
  if (replaced)
    console.log(
      `It replaced changes, which are snapshot ${replaced.number} now.`,
    )
}

async function printAll() {
  const all = await listSnapshots(places.playground)
  if (all.length === 0) console.log('There are no snapshots yet.')
  for (const { number, part, at, by, paths } of all)
    console.log(
      `${number}  ${part}, replaced by ${by} at ${new Date(at).toLocaleString()}: ${paths.join(', ')}`,
    )
}
