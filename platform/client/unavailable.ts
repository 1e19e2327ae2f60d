import { Problem } from '../errors.ts'

/** No replica of the upstream answered a call in time. */
export class UpstreamUnavailable extends Problem {
  readonly upstream: string

  constructor(upstream: string, cause?: unknown) {
    super(503, `The service ${upstream} does not answer`, {
      detail: 'Please try again in a moment.',
      headers: { 'Retry-After': '2' },
      cause,
    })
    this.upstream = upstream
  }
}
