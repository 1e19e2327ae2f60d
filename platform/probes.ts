import express, { type Express } from 'express'
import { allow } from './allow.ts'
import { answerProblem, notFound } from './errors.ts'
import { alive, type Checks, ready } from './health.ts'
import type { Metrics } from './metrics.ts'

/** The routes that every process has beside its own. */
export function createProbes(checks: Checks, metrics: Metrics): Express {
  const probes = express().disable('x-powered-by')
  const routes = {
    '/healthz': alive,
    '/readyz': ready(checks),
    '/metrics': metrics.answer,
  }
  for (const [path, answer] of Object.entries(routes))
    probes.route(path).get(answer).all(allow('GET', 'HEAD'))

  probes.use(notFound, answerProblem)
  return probes
}

const probe = /^\/(?:healthz|readyz|metrics)(?:\?|$)/

export function isProbe(url = '') {
  return probe.test(url)
}
