import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { actionsOf } from './actions.ts'
import { guides } from './documents.ts'

/** What means something else in PowerShell or cmd than in a POSIX shell. */
const faults: [pattern: RegExp, why: string][] = [
  [/'/, 'cmd does not know single quotes: use double quotes'],
  [/^\w+=/, 'variables in front of a command are unknown: use an option'],
  [/\$\w|\$[({]/, 'variables are written in another way'],
  [/&&|\|\||;/, 'PowerShell 5 knows no && and ||, and cmd knows no ;'],
  [/[|<>]/, 'pipes and redirections need programs that Windows lacks'],
  [/,/, 'PowerShell makes two arguments of it: use double quotes'],
  [/[&?*`()]/, 'a special character: use double quotes'],
  [/^\.{0,2}\//, 'cmd runs no program at a path with slashes: use node'],
  [/~/, 'cmd does not know ~'],
  [/%\w+%/, 'cmd puts a variable there'],
]

/** Commands that Windows has as well, or that come with Node, git and Docker. */
const programs = [
  ...['node', 'npm', 'npx', 'git', 'docker', 'docker-compose'],
  ...['cd', 'mongosh'],
]

export type Fault = { place: string; command: string; why: string }

/** The commands of all guides that do not work in PowerShell and cmd. */
export async function findWindowsFaults(root: string): Promise<Fault[]> {
  const found: Fault[] = []
  for (const file of guides(root)) {
    const text = await readFile(join(root, file), 'utf8')
    for (const action of actionsOf(text)) {
      if (action.kind !== 'run') continue
      for (const command of action.commands)
        for (const why of windowsFaults(command))
          found.push({ place: `${file}:${action.line}`, command, why })
    }
  }
  return found
}

/** Why this command does not work there; in double quotes everything but % may stand. */
export function windowsFaults(command: string) {
  const bare = command.replace(/"[^"%]*"/g, '""')
  const [program] = bare.split(' ')
  const unknown = programs.includes(program)
    ? []
    : [`${program} is not there: use a Node script`]
  const found = faults.filter(([pattern]) => pattern.test(bare))
  return [...unknown, ...found.map(([, why]) => why)]
}
