import { randomBytes } from 'node:crypto'
import type { Service, TokenName } from './manifest.ts'

export type Tokens = Record<TokenName, string>

/** New ones for each run. */
export function createTokens(): Tokens {
  const create = () => randomBytes(24).toString('hex')
  return { CONTROL_TOKEN: create(), INGEST_TOKEN: create() }
}

/** The variables that every runtime gives to a service, besides addresses. */
export function environmentOf(
  { name, database, env, tokens: names }: Service,
  run: { stage: string; uri: string; tokens: Tokens },
) {
  return {
    ...env,
    ...Object.fromEntries(names.map(token => [token, run.tokens[token]])),
    ...(database && { MONGODB_URI: run.uri }),
    ...(name === 'web' && {
      STAGE: run.stage,
      STRIP: process.env.STRIP ?? 'on',
    }),
  }
}
