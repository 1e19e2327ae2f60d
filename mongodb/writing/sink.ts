/** Takes what a pipeline makes, some documents at a time. */
export type Sink = {
  take(documents: Uint8Array[]): Promise<void>
  finish(): Promise<void>
  /** Takes back what can be taken back. */
  fail(): Promise<void>
}
