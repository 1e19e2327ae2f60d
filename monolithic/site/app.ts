import express, { type Express, type RequestHandler } from 'express'
import type { Store } from 'express-session'
import { assets } from './assets.ts'
import { errorPage, notFound } from './errors.ts'
import type { Models } from './models.ts'
import { home } from './pages/home.ts'
import { login } from './pages/login.ts'
import { picture } from './pages/picture.ts'
import { post } from './pages/post.ts'
import { recommended } from './pages/recommended.ts'
import { search } from './pages/search.ts'
import { tags } from './pages/tags.ts'
import { security } from './security.ts'
import { session } from './session.ts'
import { useViews } from './views.ts'
import { visitor } from './visitor.ts'

type Parts = {
  models: Models
  sessions: Store
  secret: string
  /** Runs before every page. */
  before?: RequestHandler[]
}

/** The whole site, on whatever models it is handed. */
export function createSite({
  models,
  sessions,
  secret,
  before = [],
}: Parts): Express {
  const app = express()
  useViews(app)

  app.use(security(), assets())
  app.use(express.urlencoded({ extended: false }), express.json())
  app.use(session(sessions, secret), visitor)
  for (const handler of before) app.use(handler)

  app.use(home(models))
  app.use(search(models))
  app.use(recommended(models))
  app.use(post(models))
  app.use(picture(models))
  app.use(login())
  app.use(tags(models))

  app.use(notFound, errorPage)
  return app
}
