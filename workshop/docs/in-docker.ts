import type { Action } from './actions.ts'

const start =
  /^(?:npm start --|npx workshop start --playground) (rest|services|async)$/

/** The same action with the stage in containers, which publish the port of the site alone. */
export function inDocker(action: Action): Action {
  if (action.kind === 'interrupt') return action
  const [first] = action.commands
  const [, stage] = start.exec(first) ?? []
  if (!stage)
    return {
      ...action,
      expected: action.expected?.replace(/127\.0\.0\.1:51\d\d/g, '…'),
    }
  return {
    ...action,
    commands: [`${first} --docker`],
    expected: `…\nStage ${stage} in Docker: http://localhost:5000`,
  }
}
