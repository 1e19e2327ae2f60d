import { readFile } from 'node:fs/promises'
import type { WholePost } from '@workshop/datasets/posts/post'
import { UsageError } from '@workshop/services/runtime'
import { EJSON } from 'bson'

/** The posts of a file with a JSON document a line; an invalid line is named. */
export async function readPosts(file: string): Promise<WholePost[]> {
  const text = await readFile(file, 'utf8').catch(cause => {
    const message = `${file} cannot be read: ${cause.message}`
    throw new UsageError(message, { cause })
  })
  return text
    .trimEnd()
    .split('\n')
    .map((line, index) => readPost(line, `${file}:${index + 1}`))
}

function readPost(line: string, place: string): WholePost {
  try {
    const { _id, ...post } = EJSON.parse(line)
    return { ...post, id: String(_id) }
  } catch (cause) {
    throw new UsageError(`${place} is not a post in JSON`, { cause })
  }
}
