import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findFiles } from '../tests/find-files.ts'

/** Words that read as translated, or as our own for a term of the field. */
const avoided: [pattern: RegExp, instead: string][] = [
  [/\bwho(so)?ever\b/i, 'name the component or the reader'],
  [/\b(some|no|every)body\b/i, '"you", "no reader", "every visitor" …'],
  [/\bany ?one of\b/i, '"any of"'],
  [/\bso that one\b/i, '"so you"'],
  [/\bone can\b/i, '"you can"'],
  [/\bwho does\b/i, 'name the subject'],
  [/\bof what\b/i, 'a noun'],
  [/\bthat which\b/i, 'a noun'],
  [/\bwhat it (holds|has|says)\b/i, '"its contents", "its posts" …'],
  [/\blearn to know\b/i, '"get to know"'],
  [/\btravels in a row\b/i, '"sequential round trips"'],
  [/\ba choice and not\b/i, '"optional"'],
  [/\bpatience\b/i, '"…TimeoutMs"'],
  [/\bbreath\b/i, '"…Ms"'],
  [/\bwish(es)?\b/i, '"scaling", "options"'],
  [/\bkept(\/| answers?\b)/i, '"cache", "cached"'],
  [/\b(is|are|was|were|goes) away\b/i, '"unavailable"'],
]

const texts = ['.md', '.ts', '.ejs']

export type Finding = { place: string; words: string; instead: string }

/** Every avoided word in the texts of the tree, comments and code. */
export async function findAvoided(root: string): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const ending of texts)
    for (const file of await findFiles(root, ending)) {
      if (isExample(file)) continue
      const text = await readFile(join(root, file), 'utf8')
      findings.push(...searchText(file, text))
    }
  return findings
}

/** Sentences of invented posts, and this list. */
function isExample(file: string) {
  return /^datasets\/generate\/|^workshop\/docs\/prose/.test(file)
}

export function searchText(file: string, text: string): Finding[] {
  return text.split('\n').flatMap((line, index) =>
    avoided.flatMap(([pattern, instead]) =>
      [...line.matchAll(new RegExp(pattern, 'gi'))].map(([words]) => ({
        place: `${file}:${index + 1}`,
        words,
        instead,
      })),
    ),
  )
}
