// Presses a button of a post many times at once, as one reader, and counts the answers:
//   node steps/10-async-services/press.js <site> <verb> <post> [times]
import { signIn } from './reader.js'

const [site, verb, post, times = 20] = process.argv.slice(2)
const { press } = await signIn(site, 'you')

const presses = Array.from({ length: times }, () => press(verb, post))
const counts = new Map()
for (const { status, statusText } of await Promise.all(presses)) {
  const answer = `${status} ${statusText}`
  counts.set(answer, (counts.get(answer) ?? 0) + 1)
}
for (const [answer, count] of [...counts].sort())
  console.log(`${answer}: ${count} times`)
