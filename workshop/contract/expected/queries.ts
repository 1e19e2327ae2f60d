import type { WholePost } from '@workshop/datasets/posts/post'
import { stopWords } from '@workshop/datasets/posts/stop-words'

const size = 20

/** Words and phrases to search for, found in the posts themselves. */
export function chooseQueries(posts: WholePost[]) {
  const words = countWords(posts)
  const between = (least: number, most: number) =>
    words.filter(({ count }) => count >= least && count <= most)
  const [common, other] = between(2 * size + 1, posts.length / 4)
  const [rare] = between(2, size)
  const phrase = findPhrase(posts, common.word)

  return {
    common: common.word,
    rare: rare.word,
    two: `${common.word} ${rare.word}`,
    phrase: `"${phrase}"`,
    without: `${common.word} -${other.word}`,
    withoutPhrase: `${common.word} -"${phrase}"`,
    nothing: 'xyzzyqwertz',
  }
}

/** Words of titles, the most frequent first; ASCII only, no stop words. */
function countWords(posts: WholePost[]) {
  const counts = new Map<string, number>()
  for (const { title } of posts) {
    const words = title.toLowerCase().match(/\b[a-z]{4,}\b/g) ?? []
    for (const word of new Set(words))
      counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return [...counts]
    .filter(([word]) => !stopWords.has(word))
    .map(([word, count]) => ({ word, count }))
    .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
}

/** Three words in a row, the common one among them, as a title has them. */
function findPhrase(posts: WholePost[], word: string) {
  const pattern = new RegExp(`\\b${word} \\w+ \\w+`, 'i')
  for (const { title } of posts) {
    const match = pattern.exec(title)
    if (match) return match[0].toLowerCase()
  }
  return word
}
