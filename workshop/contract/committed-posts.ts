import { posts as committed } from '../stages/paths.ts'
import { readPosts } from './expected/dataset.ts'

/** The posts that every stage of a test holds. */
export const committedPosts = await readPosts(committed)
