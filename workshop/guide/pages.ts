import { readSteps, type Step } from '../exercises/manifest.ts'
import { checkFileOf } from '../exercises/playground.ts'

/** A page of the guide: a Markdown file of the repository, with its place in the order. */
export type GuidePage = {
  path: string
  file: string
  /** `10`, `10.2`; the guide itself has none. */
  number: string
  title: string
  minutes?: number
  optional?: boolean
  /** Whether attendees write code there that a check looks at. */
  isChecked: boolean
  hints: string[]
  /** The step's parts. */
  parts: GuidePage[]
}

const guide: GuidePage = {
  path: '/guide',
  file: 'WORKSHOP.md',
  number: '',
  title: 'The guide',
  isChecked: false,
  hints: [],
  parts: [],
}

/** The guide and the steps, in reading order, each step with its parts. */
export function readPages(root: string) {
  return [guide, ...readSteps(root).map(step => pageOfStep(root, step))]
}

/** The paths of all pages: the overview, then the pages in reading order. */
export function readPaths(root: string) {
  const pages = readPages(root).flatMap(page => [page, ...page.parts])
  return ['/', ...pages.map(({ path }) => path)]
}

function pageOfStep(root: string, step: Step): GuidePage {
  const { folder, title, minutes, parts } = step
  const [number] = /\d+/.exec(folder) ?? ['']
  return {
    ...placeOf(folder),
    number,
    title,
    minutes,
    isChecked: false,
    hints: [],
    parts: parts.map(part => ({
      ...part,
      ...placeOf(part.folder),
      number: part.part,
      isChecked: checkFileOf({ repository: root }, part) !== undefined,
      parts: [],
    })),
  }
}

function placeOf(folder: string) {
  return { path: `/${folder}`, file: `${folder}/README.md` }
}
