import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { readParts, readSteps } from '../exercises/manifest.ts'
import { root } from '../stages/paths.ts'
import { guides } from './documents.ts'
import { withoutBlocks } from './scan.ts'

const stepShape = [
  'Goal',
  'You will',
  'Do',
  'Check',
  'What changed',
  'Going further',
]
const partShape = ['Goal', 'Predict', 'Do', 'Check', 'The answer']

test('every step of the manifest is a folder, in order, and every folder is a step', async () => {
  const entries = await readdir(join(root, 'steps'), {
    withFileTypes: true,
  })
  const folders = entries.filter(entry => entry.isDirectory())

  const steps = readSteps(root)

  assert.deepEqual(
    steps.map(step => step.folder),
    folders.map(entry => `steps/${entry.name}`).sort(),
  )
})

test('every step has its title and the headings of a step, in their order', async () => {
  for (const { folder, title } of readSteps(root)) {
    const text = await read(`${folder}/README.md`)
    const [, number] = folder.split(/[/-]/)

    assert.equal(text.split('\n')[0], `# ${number} ${title}`)
    assert.deepEqual(headings(text), stepShape, folder)
  }
})

test('every part has its title and the headings of a part, in their order', async () => {
  for (const { folder, part, title } of readParts(root)) {
    const text = await read(`${folder}/README.md`)

    assert.equal(text.split('\n')[0], `# ${part} ${title}`)
    assert.deepEqual(headings(text), partShape, folder)
  }
})

test('every part has a folder and a number of its step, in order', async () => {
  for (const { folder, parts } of readSteps(root)) {
    const [, number] = folder.split(/[/-]/)
    for (const [index, { part, folder: own }] of parts.entries()) {
      assert.equal(part, `${number}.${index + 1}`)
      assert.ok(own.startsWith(`${folder}/${index + 1}-`), own)
    }
  }
})

test('the start and the solution of every part are type-checked', async () => {
  const { compilerOptions } = JSON.parse(await read('tsconfig.json'))
  const layers = readParts(root)
    .flatMap(({ folder }) => [`${folder}/start`, `${folder}/solution`])
    .filter(folder => existsSync(join(root, folder)))

  assert.deepEqual(
    compilerOptions.rootDirs.toSorted(),
    ['.', ...layers].toSorted(),
  )
})

test('the agenda of the guide names the minutes of the manifest', async () => {
  const guide = (await read('WORKSHOP.md')).replace(/ +/g, ' ')

  for (const { folder, title, minutes } of readSteps(root)) {
    const row = `[${title}](${folder}/README.md) | ${minutes} |`
    assert.ok(guide.includes(row), row)
  }
})

test('every npm script that a text names is there', async () => {
  const named = /npm run ([a-z:]+)(?: -w @workshop\/([a-z]+))?/g
  for (const file of guides(root)) {
    const text = await read(file)
    for (const [, name, workspace] of text.matchAll(named)) {
      const folder = workspace ? `services/${workspace}/` : ''
      const { scripts } = JSON.parse(await read(`${folder}package.json`))
      assert.ok(name in scripts, `${file}: npm run ${name}`)
    }
  }
})

test('every diagram says what it shows, and follows light and dark', async () => {
  const folder = join(root, 'static/diagrams')
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.svg')) continue
    const text = await readFile(join(folder, name), 'utf8')

    assert.match(text, /aria-labelledby="title desc"/, name)
    assert.match(text, /<title id="title">.+<\/title>/, name)
    assert.match(text, /<desc id="desc">.+<\/desc>/, name)
    assert.match(text, /prefers-color-scheme: dark/, name)
  }
})

function read(file: string) {
  return readFile(join(root, file), 'utf8')
}

function headings(markdown: string) {
  const text = withoutBlocks(markdown)
  return [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)
}
