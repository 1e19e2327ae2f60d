import { readFile } from 'node:fs/promises'
import type { WholePost } from '@workshop/datasets/posts/post'

type Stored = Omit<WholePost, 'id'> & { _id: string | { $oid: string } }

/** The posts of a file with one JSON document a line; a bad line is named. */
export async function readPosts(file: string): Promise<WholePost[]> {
  const posts = (await readText(file))
    .split('\n')
    .flatMap((line, index) =>
      line.trim() ? readPost(line, `${file}:${index + 1}`) : [],
    )
  if (posts.length === 0) throw new Error(`${file} holds no posts.`)
  return posts
}

function readText(file: string) {
  return readFile(file, 'utf8').catch(cause => {
    throw new Error(`${file} cannot be read: ${cause.message}`, { cause })
  })
}

function readPost(line: string, place: string): WholePost {
  try {
    const stored = JSON.parse(line, plainNumber) as Stored
    const id = typeof stored._id === 'string' ? stored._id : stored._id.$oid
    return { ...stored, id }
  } catch (cause) {
    throw new Error(`${place} is not a post in JSON`, { cause })
  }
}

/** Extended JSON may write numbers as `{"$numberInt": "7"}`. */
function plainNumber(_key: string, value: unknown) {
  if (typeof value !== 'object' || value === null) return value
  const [name, text] = Object.entries(value)[0] ?? []
  return name?.startsWith('$number') ? Number(text) : value
}
