import { isDocument } from '../../values/document.ts'
import type { Document } from '../../values/value.ts'
import type { IsWhole } from './diff.ts'

/** The paths that operators replace: `$push` adds items instead, `$rename` sets its target. */
export function wholesOf(update: Document): IsWhole {
  const plain = new Set<string>()
  const patterns: RegExp[] = []
  for (const [name, fields] of Object.entries(update)) {
    if (name === '$push' || !isDocument(fields)) continue
    for (const [path, value] of Object.entries(fields)) {
      const target = name === '$rename' ? String(value) : path
      if (target.includes('$')) patterns.push(patternOf(target))
      else plain.add(target)
    }
  }
  return path =>
    plain.has(path) || patterns.some(pattern => pattern.test(path))
}

/** `$`, `$[]` and `$[x]` stand for any place. */
function patternOf(path: string): RegExp {
  const parts = path
    .split('.')
    .map(part => (part.startsWith('$') ? '\\d+' : quote(part)))
  return new RegExp(`^${parts.join('\\.')}$`)
}

function quote(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
