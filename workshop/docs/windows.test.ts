import assert from 'node:assert/strict'
import { test } from 'node:test'
import { root } from '../stages/paths.ts'
import { findWindowsFaults, windowsFaults } from './windows.ts'

test('every command of the guides works in PowerShell and cmd', async () => {
  assert.deepEqual(await findWindowsFaults(root), [])
})

for (const [command, why] of [
  ["node -e 'console.log(1)'", /single quotes/],
  ['PORT=5001 npm start', /in front of a command/],
  ['npm ci && npm start', /PowerShell 5/],
  ['npx workshop status | head', /pipes/],
  ['npx workshop weigh search 1:90,2:10', /two arguments/],
  ['node ask.js http://localhost:5000/recommended/?topic=cats', /special/],
  ['./ask.js', /use node/],
  ['rm -r data', /rm is not there/],
  ['cd ~/workshop', /does not know ~/],
  ['node ask.js "%2F%20"', /a variable/],
  ['node ask.js $URL', /another way/],
] as const)
  test(`${command}: a fault`, () => {
    assert.match(windowsFaults(command).join(), why)
  })

for (const command of [
  'npm start -- services',
  'npx workshop weigh search "1:90,2:10"',
  'node -e "fs.rmSync(\'data\', { recursive: true })"',
  'npx workshop scale search@2=1',
])
  test(`${command}: none`, () => {
    assert.deepEqual(windowsFaults(command), [])
  })
