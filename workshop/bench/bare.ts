import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import express from 'express'
import { listen } from './listen.ts'

/** Run as a process: serves recorded answers with nothing around them, by `node:http` or by Express. */
const [kind, file] = process.argv.slice(2)
const answers: Record<string, RecordedAnswer> = JSON.parse(
  readFileSync(file, 'utf8'),
)

export type RecordedAnswer = { type: string; base64: string }

const bodies = Object.entries(answers).map(([path, { type, base64 }]) => ({
  path,
  type,
  body: Buffer.from(base64, 'base64'),
}))

listen(kind === 'express' ? byExpress() : byHttp())

function byHttp() {
  const byPath = new Map(bodies.map(answer => [answer.path, answer]))
  return createServer((req, res) => {
    const answer = byPath.get(req.url ?? '')
    if (!answer) return void res.writeHead(404).end()
    res.setHeader('Content-Type', answer.type)
    res.end(answer.body)
  })
}

function byExpress() {
  const app = express()
  for (const { path, type, body } of bodies) {
    app.get(
      path.split('?')[0],
      (_req, res) => void res.type(type).send(body),
    )
  }
  return createServer(app)
}
