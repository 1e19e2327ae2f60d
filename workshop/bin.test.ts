import assert from 'node:assert/strict'
import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { tool } from './commands/test/tool.ts'
import { root } from './stages/paths.ts'
import { emptyFolder } from './stages/test/empty-folder.ts'

/** A clone of one package that depends on another, with nothing installed. */
async function bareClone() {
  const folder = await emptyFolder()
  for (const file of ['bin.js', 'install.js'])
    await cp(join(root, 'workshop', file), join(folder, 'workshop', file))
  const dependencies = { ms: '2.1.3' }
  const ms = {
    version: '2.1.3',
    integrity:
      'sha512-6FlzubTLZG3J2a/NVCAleEhjzq5oxgHyaCU9yYXvcLsvoVaHJq/s5xXI6/XXP6tz7R9xAOtHnSO/tXtF3WRTlA==',
  }
  const packages = { '': { dependencies }, 'node_modules/ms': ms }
  const lock = { lockfileVersion: 3, packages }
  const text = JSON.stringify
  await writeFile(
    join(folder, 'package.json'),
    text({ type: 'module', dependencies }),
  )
  await writeFile(join(folder, 'package-lock.json'), text(lock))
  return folder
}

test('without a network, nothing installed, the doctor says so and what to type', async t => {
  const clone = await bareClone()
  const offline = {
    npm_config_registry: 'http://127.0.0.1:1/',
    npm_config_cache: await emptyFolder(),
    npm_config_fetch_retries: '0',
  }

  const typed = tool(t, ['doctor'], offline, clone)

  assert.equal(await typed.exit, 1)
  assert.match(
    typed.output(),
    /npm cannot reach its registry\. Connect to a network .*"npm config set proxy http:/,
  )
  assert.match(typed.output(), /^NOT READY: packages$/m)
})

test('packages that do not load are named, with the command that installs them again', async t => {
  const clone = await bareClone()
  const modules = join(clone, 'node_modules')
  await mkdir(modules)
  await writeFile(join(modules, '.package-lock.json'), '{"packages":{}}')

  const typed = tool(t, ['doctor'], {}, clone)

  assert.equal(await typed.exit, 1)
  assert.match(typed.output(), /Cannot find package 'tsx'/)
  assert.match(typed.output(), /do not load here\. Type "npm ci"/)
  assert.match(typed.output(), /^NOT READY: packages$/m)
  assert.doesNotMatch(typed.output(), /^ +at /m)
})
