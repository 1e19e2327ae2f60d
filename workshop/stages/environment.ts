import { randomBytes } from 'node:crypto'
import type { Service } from '@workshop/services/manifest'

/** What each service is given besides its port: tokens of this run and, for `web`, the stage. */
export function createEnvironment(
  stage: string,
  uri: string,
  controlToken: string,
) {
  const tokens = {
    CONTROL_TOKEN: controlToken,
    INGEST_TOKEN: randomBytes(16).toString('hex'),
  }

  return (service: Service): NodeJS.ProcessEnv => {
    const { name, database, env, tokens: names } = service
    const given = names.map(token => [token, tokens[token]])
    return {
      ...env,
      ...Object.fromEntries(given),
      ...(database && { MONGODB_URI: uri }),
      ...(name === 'web' ? { STAGE: stage } : { HOST: '127.0.0.1' }),
    }
  }
}
