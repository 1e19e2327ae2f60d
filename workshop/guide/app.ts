import { join } from 'node:path'
import { allow } from '@workshop/platform/allow'
import { notFound } from '@workshop/platform/errors'
import { localRequests } from '@workshop/platform/local-requests'
import express from 'express'
import { answerErrorPage } from './error-page.ts'
import type { GuideDependencies } from './frame.ts'
import { createShow } from './show.ts'

/** WORKSHOP.md and the steps as pages; each is read anew, so an edit shows on reload. */
export function createApp(dependencies: GuideDependencies) {
  const { root, progress } = dependencies
  const show = createShow(dependencies)
  const read = allow('GET', 'HEAD')
  const app = express().disable('x-powered-by').use(localRequests())

  app.route('/').get(show.cover).all(read)
  app.route('/guide').get(show.page).all(read)
  app.route('/steps/*path').get(show.page).all(read)
  app.route('/files/*path').get(show.source).all(read)
  app
    .route('/progress')
    .get((_req, res) => void res.json(progress()))
    .all(read)

  app.use('/static', express.static(join(root, 'static')))
  app.use('/assets', express.static(join(import.meta.dirname, 'assets')))
  app.use(notFound, answerErrorPage)
  return app
}
