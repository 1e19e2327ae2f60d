// Runs a built service by hand, on any system, with these variables set.
// node steps/09-service-layer/run.js <file> [<NAME>=<value> …]
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [file, ...settings] = process.argv.slice(2)

for (const setting of settings) {
  const [name, value] = setting.split(/=(.*)/)
  process.env[name] = value
}
await import(pathToFileURL(resolve(file)))
