import type { Proof } from '@workshop/workshop/exercises/proof'

const main = 'monolithic/main.ts'
const search = 'monolithic/models/search.ts'
const pictures = 'monolithic/models/pictures.ts'

const listening = 'const checks = { mongodb: mongodb.ready }'

/** Jimp with the methods of sharp that the solution calls. */
const inThisThread = `
import { createJimp } from '@jimp/core'
import jpeg from '@jimp/js-jpeg'
import png from '@jimp/js-png'
import { methods } from '@jimp/plugin-resize'
import webp from './webp.ts'

const formats = [jpeg, png, webp]
const Jimp = createJimp({ formats, plugins: [methods] })
const sharp = file => ({
  resize: ({ width: w }) => ({
    webp: () => ({
      async toBuffer() {
        const picture = await Jimp.fromBuffer(file)
        picture.resize({ w })
        return picture.getBuffer('image/webp')
      },
    }),
  }),
})
`

export const proof: Proof = {
  start: 'GET /index costs 1 aggregate',
  wrong: [
    {
      name: 'recommends before every page but /index',
      file: main,
      replace: 'process: STRIP',
      by: `before: [
    async (req, res, next) => {
      if (req.path !== '/index')
        res.locals.recommendations = await models.posts.recommend({})
      next()
    },
  ],
  process: STRIP`,
      hint: 'GET /nowhere costs 1 aggregate',
    },
    {
      name: 'the front page recommends nothing',
      file: 'monolithic/site/pages/home.ts',
      replace: '?? posts.recommend(reader)',
      by: '?? []',
      hint: 'shows 0 recommendations instead of 12',
    },
    {
      name: 'the index is lost',
      file: 'monolithic/models/prepare.ts',
      replace: 'await posts.createIndexes([textIndex])',
      by: '',
      hint: 'finds no text index',
    },
    {
      name: 'a search does not wait for the index, and still creates it',
      file: search,
      replace: 'const matching =',
      by: 'posts.createIndexes([{ key: { score: 1 } }]).catch(() => {})\nconst matching =',
      hint: 'A search costs 1 createIndexes',
    },
    {
      name: 'the titles alone are indexed',
      file: 'monolithic/models/prepare.ts',
      replace: 'createIndexes([textIndex])',
      by: "createIndexes([{ key: { title: 'text' } }])",
      hint: 'posts instead of 38',
    },
    {
      name: 'a blocked loop: pictures are still resized in this thread',
      file: pictures,
      replace: "import sharp from 'sharp'",
      by: inThisThread,
      hint: 'resizing blocks the event loop',
    },
    {
      name: 'pictures are refused while others are resized',
      file: main,
      replace: listening,
      by: `models.pictures.resize = async () => null\n${listening}`,
      hint: 'A picture is answered with 404',
    },
  ],
}
