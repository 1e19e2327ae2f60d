import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { imageSize } from 'image-size'
import type { SizeOf } from './rules.ts'

/** Sizes of the pictures below `root/static`, by their path on the pages. */
export function createSizes(root: string): SizeOf {
  return path => {
    const file = join(root, path)
    if (!existsSync(file)) return undefined
    const { width, height } = imageSize(readFileSync(file))
    return { width, height }
  }
}
