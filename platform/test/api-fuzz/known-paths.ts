import type { DescribedOperation } from './document.ts'

type Texts = Record<string, string>

/** The paths that an API has shown, by the document's path that each is one of. */
export function createKnownPaths(operations: DescribedOperation[]) {
  const templates = operations
    .map(({ path }) => path)
    .filter(path => path.includes('{'))
  const known = new Map(
    templates.map(path => [path, new Map<string, Texts>()]),
  )

  function match(path: string) {
    for (const [template, paths] of known) {
      const pattern = template.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')
      const found = new RegExp(`^${pattern}$`).exec(path)
      if (found) return { paths, values: { ...found.groups } }
    }
  }

  return {
    add(path: string) {
      const found = match(path)
      found?.paths.set(path, found.values)
    },
    forget(path: string) {
      match(path)?.paths.delete(path)
    },
    /** The parameters of one of these paths, still encoded. */
    choose(template: string, nth: number): Texts {
      const all = [...(known.get(template)?.values() ?? [])]
      return all[nth % all.length] ?? {}
    },
    /** The parameters of one path of each kind. */
    chooseAny(nth: number): Texts {
      const each = [...known.keys()].map(path => this.choose(path, nth))
      return Object.assign({}, ...each)
    },
  }
}
