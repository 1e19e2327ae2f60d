import type { Client } from '@workshop/platform/client/client'
import { optionalLine } from '@workshop/platform/fields'
import type { Kept } from '@workshop/platform/kept/kept'
import express, { type Request, type Response, type Router } from 'express'
import { z } from 'zod'
import type { Recommend } from './recommend.ts'
import { tagsOf } from './tags-of.ts'

const wanted = z.strictObject({
  topic: optionalLine(64),
  user: optionalLine(64),
})

type Parts = {
  recommend: Recommend
  tag: Client
  kept: Kept
  intake: Router
}

/** `GET /recommendations?topic=&user=`: twelve posts; a user's own topics first. */
export function createApp({ recommend, tag, kept, intake }: Parts) {
  const app = express()

  async function answer(req: Request) {
    const { topic = null, user } = wanted.parse(req.query)
    const mine = user ? await tagsOf(tag, user) : { tags: [] }
    const [topics, posts] = await Promise.all([
      recommend.topics(),
      recommend.first(topic, mine.tags),
    ])
    return { topic, topics, ...mine, posts }
  }

  const forAll = kept.answer(answer)
  const forOne = async (req: Request, res: Response) =>
    void res.json(await answer(req))

  app.get('/recommendations', (req, res, next) =>
    'user' in req.query ? forOne(req, res) : forAll(req, res, next),
  )

  app.use(intake)
  return app
}
