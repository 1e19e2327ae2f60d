import { type TestContext, test } from 'node:test'
import { readSteps } from '../exercises/manifest.ts'
import { root } from '../stages/paths.ts'
import { stepGuides } from './documents.ts'
import { inDocker } from './in-docker.ts'
import { lacking } from './needs.ts'
import { inCopy, prove, readActions, unable } from './prove.ts'

/** All steps and parts in order, `times` times, in one copy with one data folder. */
export function walkSteps(times: number) {
  const files = stepGuides(root)
  // The first makes the clone.
  const [, ...afterCloning] = files
  test('all steps in one clone', t =>
    inCopy(files, async folder => {
      for (let time = 1; time <= times; time++)
        await t.test(`time ${time}`, t =>
          walk(t, folder, time === 1 ? files : afterCloning),
        )
    }))
}

/** The steps that start services, with the stages in containers. */
export function walkInDocker() {
  const first = 'steps/08'
  const files = stepGuides(root).filter(file => file >= first)
  const skip = lacking(['docker']) || false
  test('all steps in Docker', { skip }, t =>
    inCopy(files, folder => walk(t, folder, files, true)),
  )
}

/** Each step that has parts, begun in a fresh copy: its overview and its first part. */
export function enterSteps() {
  for (const { folder, parts } of readSteps(root)) {
    if (parts.length === 0) continue
    const files = [folder, parts[0].folder].map(each => `${each}/README.md`)
    test(`${folder} in a fresh clone`, t =>
      inCopy(files, copy => walk(t, copy, files)))
  }
}

async function walk(
  t: TestContext,
  folder: string,
  files: string[],
  docker = false,
) {
  for (const file of files) {
    const written = readActions(file)
    const actions = docker ? written.map(inDocker) : written
    const skip = unable(actions)
    await t.test(file, { skip }, t => prove(t, folder, actions, docker))
  }
}
