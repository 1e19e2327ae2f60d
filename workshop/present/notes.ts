import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The headings of `notes.md`, in their order. */
export const noteHeadings = ['Say', 'Show', 'When it goes wrong']

export type Note = { heading: string; text: string }

/** What an instructor says and shows in a step; its folder is relative to `root`. */
export async function readNotes(
  root: string,
  folder: string,
): Promise<Note[]> {
  const text = await readFile(join(root, folder, 'notes.md'), 'utf8')
  const [, ...sections] = text.split(/^## /m)
  return sections.map(section => {
    const [heading, ...lines] = section.split('\n')
    return { heading, text: unwrapped(lines.join('\n')) }
  })
}

/** A line for each paragraph and entry of a list, so that any terminal wraps it. */
function unwrapped(text: string) {
  return text.trim().replace(/\n(?!- |\n)/g, ' ')
}
