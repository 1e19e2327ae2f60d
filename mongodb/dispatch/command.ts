import type { Answer } from '../wire/writer.ts'
import type { Host } from './host.ts'
import type { Request } from './request.ts'

/** One command of the server. */
export type Command = {
  /** Fields it understands beside those that every command takes; any other is refused. */
  fields?: string[]
  adminOnly?: boolean
  run(request: Request, host: Host): Answer | Promise<Answer>
}
