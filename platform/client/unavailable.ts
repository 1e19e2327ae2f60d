import { Problem } from '../errors.ts'

/** What an upstream that does not answer leaves behind. */
export class UpstreamUnavailable extends Problem {
  readonly upstream: string

  constructor(upstream: string, cause?: unknown) {
    super(503, `The service ${upstream} does not answer`, {
      detail: 'It is tried again by itself; please try again in a moment.',
      headers: { 'Retry-After': '2' },
      cause,
    })
    this.upstream = upstream
  }
}
