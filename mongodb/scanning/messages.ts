import type { Limits } from '../cursors/gatherer.ts'

/** From the server to a scanning thread. */
export type Order =
  | { id: number; open: { database: string; body: Uint8Array } }
  | { id: number; next: Limits }
  | { id: number; close: true }

export type PlainError = {
  message: string
  stack?: string
  codeName?: string
  fields: Uint8Array
}

/** The answer to `next`: documents as a BSON array, or an error. */
export type Report =
  | { id: number; array: Uint8Array; length: number; isDone: boolean }
  | { id: number; error: PlainError }
