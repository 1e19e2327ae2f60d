import * as z from 'zod'
import type { Result } from './verb.ts'

export const operationStatus = z.enum([
  'pending',
  'running',
  'succeeded',
  'failed',
  'canceling',
  'canceled',
])

export type OperationStatus = z.infer<typeof operationStatus>

/** A piece of accepted work, as it is stored. */
export type Operation<Input = unknown> = {
  /** Unguessable, because it is all that a caller needs to follow the operation. */
  _id: string
  /** Whose it is; with the key it identifies a repeated request. */
  user: string
  key: string
  input: Input
  status: OperationStatus
  /** From 0 to 1. */
  progress: number
  /** How often a worker has begun with it. */
  attempts: number
  /**
   * When a worker may take it: for a pending one the time of its next attempt,
   * for a running one the end of its worker's lease. Absent once it is over.
   */
  dueAt?: Date
  /** The worker that holds the lease. */
  worker?: string
  createdAt: Date
  updatedAt: Date
  /** Until then the outcome can be read. */
  expiresAt: Date
  /** Once it is over: until then an expired operation is known to have existed. */
  forgottenAt?: Date
  /** Why it failed: a problem document (RFC 9457). */
  error?: object
  result?: Result
}

export function isOver({ status }: Pick<Operation, 'status'>) {
  return ['succeeded', 'failed', 'canceled'].includes(status)
}

/** An operation as its followers see it (HAL). */
export function toDocument(verb: string, operation: Operation) {
  const { _id: id, status, progress, attempts, error, result } = operation
  const { createdAt, updatedAt, expiresAt } = operation
  const self = { href: operationPath(operation) }
  return {
    ...{ id, verb, status, progress, attempts },
    ...{ createdAt, updatedAt, expiresAt, error },
    _links: {
      self,
      ...(result && { result: { href: result.location } }),
      ...(isCancelable(operation) && { cancel: self }),
    },
  }
}

export function operationPath({ _id }: Pick<Operation, '_id'>) {
  return `/operations/${_id}`
}

export function isCancelable({ status }: Pick<Operation, 'status'>) {
  return status === 'pending' || status === 'running'
}
