import assert from 'node:assert/strict'
import { exec } from 'node:child_process'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import { root } from '../stages/paths.ts'
import { emptyFolder } from '../stages/test/empty-folder.ts'
import { startFakeStage } from '../stages/test/fake-stage.ts'
import { tool } from './test/tool.ts'

const execute = promisify(exec)
const { data } = await startFakeStage({ after })

for (const [words, env, message, code] of [
  ['start monolit', {}, /monolit.*Allowed choices are monolith/s, 2],
  ['start --port http', {}, /Give a number from 1024 to 65535/, 2],
  ['start --data package.json', {}, /It is a file. Give a folder/, 2],
  ['start', { PORT: 'abc' }, /'abc' from env 'PORT' is invalid/, 2],
  ['partner --latency soon', {}, /Give milliseconds, as in 2000/, 2],
  ['partner --failures 20', {}, /Give a share from 0 to 1/, 2],
  ['diff share-waiting share', {}, /There is no variant "share"/, 2],
  ['strat', {}, /unknown command 'strat'.*Did you mean start\?/s, 2],
  ['toString', {}, /unknown command 'toString'/, 2],
  [
    'start',
    { MONGODB_URI: 'mongodb://127.0.0.1:1' },
    /MongoDB does not answer.*unset MONGODB_URI/s,
    1,
  ],
] as const) {
  test(`"${words}" with ${JSON.stringify(env)} ends with a message that says what to type`, async t => {
    const folder = words.startsWith('start')
      ? ['--data', await emptyFolder()]
      : []
    const typed = tool(t, [...words.split(' '), ...folder], env)

    const exitCode = await typed.exit

    assert.match(typed.output(), message)
    assert.equal(exitCode, code)
    assert.doesNotMatch(typed.output(), /\n +at /)
  })
}

test('arguments that name nothing of the stage are refused with what there is', async t => {
  for (const [words, message] of [
    ['scale ekko=2', /no service "ekko" here. There are echo, echo@2\./],
    ['scale web=2', /There is one web/],
    ['scale echo=99', /echo=99 is not a number of replicas/],
    ['tail ekko', /no service "ekko" here. There are echo, echo@2, web/],
    ['partner', /Stage services has no partner.*"npm start -- async"/],
    ['weigh web', /"web" has no versions to weigh here. Weigh echo\./],
    ['weigh echo 9:5', /no version 9 of echo. Its versions are 1 and 2\./],
  ] as const) {
    const typed = tool(t, [...words.split(' '), '--data', data])

    assert.equal(await typed.exit, 2, words)
    assert.match(typed.output(), message)
  }
})

for (const [words, example] of [
  ['scale echo', 'picture=2'],
  ['weigh echo 90', '1:90,2:10'],
]) {
  const [command] = words.split(' ')
  test(`"${words}" is refused once, with an example and this command's help`, async t => {
    const typed = tool(t, words.split(' '))

    assert.equal(await typed.exit, 2)
    const [error, help, ...rest] = typed.output().trim().split('\n')
    assert.match(error, new RegExp(`^error: .* as in ${example}\\.$`))
    assert.equal(
      help,
      `Type "npx workshop ${command} --help" for its arguments.`,
    )
    assert.deepEqual(rest, [])
  })
}

test('a reader that closes the pipe early ends the command quietly', async () => {
  const { stderr } = await execute(
    `node workshop/bin.js status --data "${data}" | node -e "0"`,
    { cwd: root },
  )

  assert.equal(stderr, '')
})
