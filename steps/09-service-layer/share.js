// Which replicas answer? Requests a page many times, and reads its Server-Timing.
// node steps/09-service-layer/share.js <page> <service> [times]
import { addressOf, fail, take } from './stage.js'

const [page, service, times = 60] = process.argv.slice(2)
const url = addressOf(page)

const answers = {}
for (let time = 0; time < times; time++)
  for (const replica of replicasIn(await take(url)))
    answers[replica] = (answers[replica] ?? 0) + 1

if (Object.keys(answers).length === 0)
  fail(`No answer of ${url} took ${service}.`)
for (const replica of Object.keys(answers).sort())
  console.log(`${replica}: ${answers[replica]} answers`)

/** `search.2;desc="200 from 127.0.0.1:5112"` is an answer of search@2 there. */
function replicasIn({ headers }) {
  const timing = headers.get('server-timing') ?? ''
  const calls = timing.matchAll(/([\w.-]+);desc="200 from ([\w.:[\]-]+)"/g)
  return [...calls]
    .map(([, name, address]) => [name.split('.'), address])
    .filter(([[verb]]) => verb === service)
    .map(([[, version = 1], at]) => `${service}@${version} at ${at}`)
}
