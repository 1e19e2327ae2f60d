// Which figures does a process publish?
// node steps/07-review/metrics.js <site> <part of a name>
import { get } from '../06-monolith/get.js'

const [site, part] = process.argv.slice(2)

const answer = await get(`${site}/metrics`)
const lines = (await answer.text()).split('\n')
for (const line of lines)
  if (line.includes(part) && !line.startsWith('#')) console.log(line)
