import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findFiles } from '../tests/find-files.ts'

type SourceFile = readonly [file: string, text: string]

/** Each service has its `createApp`, each command its `register`, each part its `check` … */
const conventions = new Set([
  ...['createApp', 'register', 'measure'],
  ...['check', 'proof'],
])

/** What a part of a step lays over a file is another text of the same file. */
const layer = /^steps\/[^/]+\/[^/]+\/(start|solution)\//

const declaration =
  /^export (?:async )?(?:abstract )?(?:function\*?|const|let|class|interface|type|enum) (\w+)/gm

export async function readCode(root: string): Promise<SourceFile[]> {
  const files = await findFiles(root, '.ts')
  const read = (file: string) => readFile(join(root, file), 'utf8')
  return Promise.all(
    files.map(async file => [file, await read(file)] as const),
  )
}

/** Comments with more than 100 characters in a line, as `file:line`. */
export function findLongComments(code: SourceFile[]) {
  return code.flatMap(([file, text]) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        /^\s*(\/\/|\/?\*)/.test(line) && line.length > 100
          ? `${file}:${index + 1}`
          : [],
      ),
  )
}

/** Names that more than two files export; `mongodb` is a project of its own. */
export function findSharedNames(code: SourceFile[]) {
  const isDatabase = ([file]: SourceFile) => file.startsWith('mongodb/')
  const others = code.filter(each => !isDatabase(each))
  return [code.filter(isDatabase), others].flatMap(sharedNames)
}

function sharedNames(code: SourceFile[]) {
  const files = new Map<string, Set<string>>()
  for (const [file, text] of code)
    for (const [, name] of text.matchAll(declaration))
      files.set(
        name,
        (files.get(name) ?? new Set()).add(file.replace(layer, '')),
      )
  return [...files.keys()].filter(
    name => Number(files.get(name)?.size) > 2 && !conventions.has(name),
  )
}
