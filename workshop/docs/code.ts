import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findTests } from '../tests/find-tests.ts'

/** Every service has its `createApp`, every command its `register`. */
const conventions = new Set(['createApp', 'register'])

const declaration =
  /^export (?:async )?(?:abstract )?(?:function\*?|const|let|class|interface|type|enum) (\w+)/gm

/** Comments with more than 100 characters in a line, as `file:line`. */
export async function findLongComments(root: string) {
  const found: string[] = []
  for (const [file, text] of await readCode(root))
    for (const [index, line] of text.split('\n').entries())
      if (/^\s*(\/\/|\/?\*)/.test(line) && line.length > 100)
        found.push(`${file}:${index + 1}`)
  return found
}

/** Names that more than two files of one project export, with these files. */
export async function findSharedNames(root: string) {
  const code = await readCode(root)
  const own = code.filter(([file]) => file.startsWith('mongodb/'))
  const others = code.filter(([file]) => !file.startsWith('mongodb/'))
  return [own, others].flatMap(sharedNames)
}

function sharedNames(code: (readonly [file: string, text: string])[]) {
  const files = new Map<string, string[]>()
  for (const [file, text] of code)
    for (const [, name] of text.matchAll(declaration))
      files.set(name, [...new Set([...(files.get(name) ?? []), file])])
  return [...files].filter(
    ([name, list]) => list.length > 2 && !conventions.has(name),
  )
}

async function readCode(root: string) {
  const files = await findTests(root, '.ts')
  return Promise.all(
    files.map(
      async file =>
        [file, await readFile(join(root, file), 'utf8')] as const,
    ),
  )
}
