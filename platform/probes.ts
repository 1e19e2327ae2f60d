import express from 'express'
import { alive, type Checks, ready } from './health.ts'
import type { Metrics } from './metrics.ts'

/** What every process answers beside its own routes. */
export function createProbes(checks: Checks, metrics: Metrics) {
  const operations = express().disable('x-powered-by')
  operations.get('/healthz', alive)
  operations.get('/readyz', ready(checks))
  operations.get('/metrics', metrics.answer)
  return operations
}

const operation = /^\/(?:healthz|readyz|metrics)(?:\?|$)/

export function isProbe({ url }: { url: string }) {
  return operation.test(url)
}
