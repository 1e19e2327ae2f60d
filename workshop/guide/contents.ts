import type { Progress } from '../exercises/progress.ts'
import type { GuidePage } from './pages.ts'

/** A page as the list of contents shows it. */
export type Entry = Omit<GuidePage, 'parts'> & {
  href: string
  isShown: boolean
  isPassed: boolean
  /** Where the attendee works. */
  isCurrent: boolean
  parts: Entry[]
}

type View = {
  progress: Progress
  /** The path of the page that is shown. */
  path: string
  query: string
}

/** The pages with their progress; a step is passed with the last of its parts. */
export function createContents(pages: GuidePage[], view: View): Entry[] {
  return pages.map(page => {
    const parts = createContents(page.parts, view)
    const needed = parts.filter(({ optional }) => !optional)
    const { part, parts: known } = view.progress
    const isPassed =
      needed.length > 0
        ? needed.every(each => each.isPassed)
        : known[page.number]?.passedAt !== undefined
    return {
      ...page,
      parts,
      href: page.path + view.query,
      isShown: page.path === view.path,
      isPassed,
      isCurrent: page.number !== '' && page.number === part,
    }
  })
}
