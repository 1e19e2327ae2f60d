import type { Service } from '@workshop/services/manifest'

/** What each service is given besides its port: the front door alone hears the stage and the token of its administration. */
export function createEnvironment(
  stage: string,
  uri: string,
  token: string,
) {
  const door = { STAGE: stage, CONTROL_TOKEN: token }

  return ({ name, database, env }: Service): NodeJS.ProcessEnv => ({
    ...env,
    ...(database && { MONGODB_URI: uri }),
    ...(name === 'web' ? door : { HOST: '127.0.0.1' }),
  })
}
