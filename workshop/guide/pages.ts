import { readSteps, type Step } from '../exercises/manifest.ts'

/** A page of the guide: a Markdown file of the repository, with its place in the order. */
export type GuidePage = {
  path: string
  file: string
  /** `10`, `10.2`; the guide itself has none. */
  number: string
  title: string
  minutes?: number
  optional?: boolean
  hints: string[]
  /** The step's parts. */
  parts: GuidePage[]
}

const guide: GuidePage = {
  path: '/guide',
  file: 'WORKSHOP.md',
  number: '',
  title: 'The guide',
  hints: [],
  parts: [],
}

/** The guide and the steps, in reading order, each step with its parts. */
export function readPages(root: string) {
  return [guide, ...readSteps(root).map(pageOfStep)]
}

function pageOfStep({ folder, title, minutes, parts }: Step): GuidePage {
  const [number] = /\d+/.exec(folder) ?? ['']
  return {
    ...placeOf(folder),
    number,
    title,
    minutes,
    hints: [],
    parts: parts.map(({ part, folder, ...rest }) => ({
      ...rest,
      ...placeOf(folder),
      number: part,
      parts: [],
    })),
  }
}

function placeOf(folder: string) {
  return { path: `/${folder}`, file: `${folder}/README.md` }
}
