import { generatePost } from './generate-post.ts'

const batch = 200

/** Lines of extended JSON (relaxed), a few hundred posts a chunk. */
export async function* generateLines(
  seed: number,
  count: number,
  onProgress: (done: number) => void = () => {},
) {
  for (let start = 0; start < count; start += batch) {
    const end = Math.min(start + batch, count)
    let text = ''
    for (let index = start; index < end; index++) {
      text += `${JSON.stringify(generatePost(seed, index, count))}\n`
    }
    onProgress(end)
    yield text
  }
}
