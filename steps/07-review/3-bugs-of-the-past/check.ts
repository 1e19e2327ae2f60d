import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { failingTests } from '@workshop/workshop/exercises/failing-tests'
import { expect } from '@workshop/workshop/exercises/hint'
import type { Stand } from '@workshop/workshop/exercises/stand'

/** The pieces, each with where to look. */
const bugs = {
  formatter:
    'formatDay gives undefined. Braces after => begin a body, and a body returns nothing by itself.',
  counter:
    'A page that is not in the list throws, or counts wrongly. Where does a new count begin, and is "constructor" a page like any other?',
  events:
    'Every event is counted for "undefined". Compare the key that the producer writes with the key that the consumer reads.',
  parser:
    'A link appears once for each of its attributes. In which of the two loops is a link complete?',
  report:
    'The service waits for its own answer, and the wait blocks the loop that would give it. Does it have to ask over HTTP at all?',
  view: 'The view shows a field that the projection leaves out; EJS shows nothing for undefined.',
  sessions:
    'The second replica does not know the visitor. Without a store, express-session remembers in its own process.',
}

const names = Object.keys(bugs)

/** Every test of the pieces passes, as it was given. */
export async function check({ playground }: Stand) {
  for (const name of names) await checkGiven(playground, testOf(name))

  const files = names.map(name => join(playground, testOf(name)))
  const titles = await failingTests(playground, files)
  const failing = titles.map(title => title.split(':')[0])

  for (const [name, hint] of Object.entries(bugs))
    expect(
      !failing.includes(name),
      `bugs/${name}/${name}.ts: ${hint}${restOf(failing)}`,
    )
}

const testOf = (name: string) => `bugs/${name}/${name}.test.ts`

/** A test passes as it was written, not because it was made easier. */
async function checkGiven(playground: string, path: string) {
  const file = join(playground, path)
  expect(
    existsSync(file),
    `${path} is gone. The test says what is expected; "npx workshop goto 07.3" lays it out again.`,
  )
  const given = new URL(`start/${path}`, import.meta.url)
  expect(
    (await readFile(file, 'utf8')) === (await readFile(given, 'utf8')),
    `${path} was changed. The test says what is expected: change the code beside it.`,
  )
}

function restOf({ length }: string[]) {
  return length > 1 ? ` (${length} are red.)` : ''
}
