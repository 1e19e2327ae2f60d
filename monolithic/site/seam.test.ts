import assert from 'node:assert/strict'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const site = fileURLToPath(new URL('.', import.meta.url))
const models = fileURLToPath(new URL('../models/', import.meta.url))

test('the site imports no database and no model', async () => {
  const imports = await importsIn(site)

  assert.ok(imports.includes('express'))
  assert.deepEqual(imports.filter(isOf(/mongo|\.\.\/models\/|jimp/)), [])
})

test('the models import only the interfaces of the site, and no Express', async () => {
  const imports = await importsIn(models)

  assert.ok(imports.includes('mongodb'))
  const known = new Set(imports.filter(isOf(/site\/|^express$|ejs/)))
  assert.deepEqual(known, new Set(['../site/models.ts']))
})

test('the site reads no environment', async () => {
  for (const file of await filesIn(site))
    assert.doesNotMatch(
      await readFile(file, 'utf8'),
      /process\.|\.listen\(/,
    )
})

const isOf = (pattern: RegExp) => (name: string) => pattern.test(name)

async function filesIn(folder: string) {
  const names = await readdir(folder, { recursive: true })
  return names
    .filter(name => name.endsWith('.ts'))
    .filter(name => !/\.test\.ts$|^test\b/.test(name))
    .map(name => join(folder, name))
}

async function importsIn(folder: string) {
  const files = await filesIn(folder)
  const sources = await Promise.all(files.map(f => readFile(f, 'utf8')))
  return sources.flatMap(source =>
    [...source.matchAll(/from '([^']+)'/g)].map(([, name]) => name),
  )
}
