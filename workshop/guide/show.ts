import { Problem } from '@workshop/platform/errors'
import { sendPage } from '@workshop/platform/pages/pages'
import type { Request, RequestHandler, Response } from 'express'
import { readSource } from './files.ts'
import {
  type Frame,
  findPlace,
  type GuideDependencies,
  readFrame,
} from './frame.ts'
import { renderSentence } from './markdown.ts'

/** The handlers of the guide's pages. */
export function createShow(dependencies: GuideDependencies) {
  const { root, progress } = dependencies
  const frameOf = ({ path, query }: Request) =>
    readFrame(dependencies, withoutSlash(path), 'present' in query)

  const cover: RequestHandler = async (req, res) => {
    await send(res, 'cover', await frameOf(req))
  }

  const page: RequestHandler = async (req, res) => {
    const frame = await frameOf(req)
    const place = findPlace(frame)
    if (!place) throw new Problem(404, 'No such page')
    const sections = await frame.read(place.page.file)
    const check = progress().parts[place.page.number]?.check
    await send(res, 'page', frame, { ...place, sections, check })
  }

  const source: RequestHandler = async (req, res) => {
    const file = [req.params.path].flat().join('/')
    const found = await readSource(root, file)
    const frame = await frameOf(req)
    if (!file.endsWith('.md'))
      return send(res, found.kind, frame, { file, ...found })
    await send(res, 'page', frame, { sections: await frame.read(file) })
  }

  return { cover, page, source }
}

/** `/guide/` is `/guide`. */
function withoutSlash(path: string) {
  return path.replace(/(?<=.)\/$/, '')
}

function send(res: Response, view: string, frame: Frame, data = {}) {
  const file = `workshop/guide/views/${view}.ejs`
  return sendPage(res, file, { ...frame, renderSentence, ...data })
}
