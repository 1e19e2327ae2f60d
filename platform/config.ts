import * as z from 'zod'

/** Where a process listens: port 0 takes any free one. */
export const listenAt = {
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(5000),
}

/** Where MongoDB is. */
export const database = {
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb://')
    .default('mongodb://127.0.0.1:27017'),
}

/** The URL of an upstream; `fallback` where none is set. */
export function at(fallback: string) {
  return z.url({ protocol: /^https?$/ }).default(fallback)
}

/** One message that names every invalid variable. */
export class ConfigError extends Error {}

/** Environment variables as typed values; an empty variable counts as unset. Throws ConfigError. */
export function parseConfig<Shape extends z.ZodRawShape>(
  shape: Shape,
  env: NodeJS.ProcessEnv,
) {
  const set = Object.entries(env).filter(([, value]) => value !== '')
  const parsed = z.object(shape).safeParse(Object.fromEntries(set))
  if (parsed.success) return parsed.data

  const lines = parsed.error.issues.map(({ path, message }) => {
    const name = String(path[0])
    return `  ${name}: ${message}${found(name, env[name])}`
  })
  throw new ConfigError(
    `These environment variables are invalid:\n${lines.join('\n')}\nSet or unset them, then start again.`,
  )
}

/** The same for this process: an invalid environment ends it with the message and code 2. */
export function readConfig<Shape extends z.ZodRawShape>(shape: Shape) {
  try {
    return parseConfig(shape, process.env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    console.error(error.message)
    process.exit(2)
  }
}

function found(name: string, value: string | undefined) {
  if (value === undefined) return ' (not set)'
  return /URI|SECRET|TOKEN|PASSWORD/.test(name) ? '' : ` (is "${value}")`
}
