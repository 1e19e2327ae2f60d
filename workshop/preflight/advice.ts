import type { Result } from '../contract/run.ts'

/** The first thing to do about the first failure. */
export function adviseOn({ group, title }: Result, inDocker: boolean) {
  const start = `npm start -- ${group}${inDocker ? ' --docker' : ''}`
  if (title === 'starts')
    return inDocker
      ? `Type "npx workshop doctor", then "${start}" and read what it prints.`
      : `Type "npx workshop doctor": it finds what this machine lacks.`
  return `Type "${start}", and read the log while you try it by hand.`
}
