import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { asyncVerbs, variants } from '@workshop/services/manifest'
import { UsageError } from '@workshop/services/runtime'
import { root } from '../stages/paths.ts'
import { formatRows, sideBySide } from './side-by-side.ts'
import { styled } from './styled.ts'

export async function runDiff(left: string, right: string) {
  const files = [filesOf(left), filesOf(right)]
  for (const index of files[0].keys()) {
    const pair = files.map(paths => paths[index])
    console.log(styled('bold', `${pair.join('  |  ')}\n`))
    const [before, after] = await Promise.all(
      pair.map(path => readFile(join(root, path), 'utf8')),
    )
    for (const row of formatRows(sideBySide(before, after)))
      console.log(row.includes(' | ') ? styled('yellow', row) : row)
    console.log()
  }
}

/** How a variant answers, and how it is started. Throws UsageError. */
function filesOf(name: string) {
  const known = Object.keys(asyncVerbs).flatMap(verb =>
    variants.map(variant => ({ verb, variant })),
  )
  const found = known.find(each => `${each.verb}-${each.variant}` === name)
  if (found)
    return [
      `platform/operations/${found.variant}.ts`,
      `services/${found.verb}/${found.variant}.ts`,
    ]
  const names = known.map(each => `${each.verb}-${each.variant}`)
  throw new UsageError(
    `There is no variant "${name}". There are ${names.join(', ')}.`,
  )
}
