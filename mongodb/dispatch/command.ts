import type { Answer } from '../wire/writer.ts'
import type { Host } from './host.ts'
import type { Request } from './request.ts'

/** One command of the server. */
export type Command = {
  /** The command's own fields; unknown fields are refused. */
  fields?: string[]
  adminOnly?: boolean
  run(request: Request, host: Host): Answer | Promise<Answer>
}
