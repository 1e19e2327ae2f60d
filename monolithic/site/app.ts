import cookieParser from 'cookie-parser'
import express, { type Express, type RequestHandler } from 'express'
import { assets } from './assets.ts'
import { compress } from './compress.ts'
import { errorPage, notFound } from './errors.ts'
import type { Models } from './models.ts'
import { performActions } from './pages/actions.ts'
import { home } from './pages/home.ts'
import { login } from './pages/login.ts'
import { followOperations } from './pages/operations.ts'
import { picture } from './pages/picture.ts'
import { post } from './pages/post.ts'
import { recommended } from './pages/recommended.ts'
import { search } from './pages/search.ts'
import { tags } from './pages/tags.ts'
import { security } from './security.ts'
import { showStrip } from './strip.ts'
import { useViews } from './views.ts'
import { visitor } from './visitor.ts'

export type SiteParts = {
  models: Models
  /** From `session.ts`. */
  session: RequestHandler
  /** Runs before every page. */
  before?: RequestHandler[]
  /** The process that every page names at its foot; without it pages have no strip. */
  process?: string
}

/** The whole site, on the given models. */
export function createSite(parts: SiteParts) {
  const app = express()
  useSite(app, parts)
  return app
}

/** Adds the site to an app that may have other routes before it. */
export function useSite(app: Express, parts: SiteParts) {
  const { models, session, before = [], process } = parts
  useViews(app)
  app.locals.actions = models.actions?.verbs
  if (process) app.use(showStrip(process))

  // Pictures are the same for everyone, so they wait for no session.
  app.use(security(), compress(), assets(), picture(models))

  app.use(cookieParser())
  app.use(express.urlencoded({ extended: false }), express.json())
  app.use(session, visitor, ...before)

  app.use(home(models))
  app.use(search(models))
  app.use(recommended(models))
  app.use(post(models))
  app.use(login())
  app.use(tags(models))
  if (models.actions)
    app.use(
      performActions(models, models.actions),
      followOperations(models.actions),
    )

  app.use(notFound, errorPage)
}
