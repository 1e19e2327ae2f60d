import { setTimeout as pause } from 'node:timers/promises'
import { readPosts } from '../contract/expected/dataset.ts'
import type { SiteAnswer } from '../contract/http/send.ts'
import { newName, readCsrfToken, signIn } from '../contract/http/session.ts'
import { Visitor } from '../contract/http/visitor.ts'
import { posts as committed } from '../stages/paths.ts'

type Page = {
  page: string
  needsDatabase: boolean
  ask(): Promise<SiteAnswer>
}

export type PageVisit = {
  page: string
  needsDatabase: boolean
  status: number
  ms: number
  isOk: boolean
  /** 503 with the seconds after which to ask again. */
  isUnavailable: boolean
}

export type PageVisits = Awaited<ReturnType<typeof enterPages>>

const [post] = await readPosts(committed)
const paths = ['/search_results/cats', '/recommended/', `/posts/${post.id}`]

/** Every page of the site, for a guest and for a reader who is signed in. */
export async function enterPages(url: string) {
  const [guest, reader] = [new Visitor(url), new Visitor(url)]
  const guestToken = await readCsrfToken(guest)
  await signIn(reader, newName())
  const token = await readCsrfToken(reader)

  async function logIn() {
    const newcomer = await guest.copy()
    const fields = { openid: newName(), _csrf: guestToken }
    return newcomer.post('/login', fields)
  }
  const chooseTopic = () =>
    reader.post('/tags', { tag: 'cats', on: 'on', _csrf: token })

  const pages: Page[] = [
    { page: '/, a guest', needsDatabase: false, ask: () => guest.get('/') },
    ...paths.map(path => get(guest, `${path}, a guest`, path)),
    ...['/', '/login', ...paths].map(path => get(reader, path)),
    { page: 'POST /login', needsDatabase: true, ask: logIn },
    { page: 'POST /tags', needsDatabase: true, ask: chooseTopic },
  ]
  const visitAll = () => Promise.all(pages.map(visit))

  /** Begins a visit of all pages each second. */
  async function visitEachSecond(ms: number) {
    const visits: Promise<PageVisit[]>[] = []
    for (let second = 0; second < ms / 1000; second++) {
      visits.push(visitAll())
      await pause(1000)
    }
    return (await Promise.all(visits)).flat()
  }
  return { visitAll, visitEachSecond }
}

function get(visitor: Visitor, page: string, path = page): Page {
  return { page, needsDatabase: true, ask: () => visitor.get(path) }
}

async function visit({
  page,
  needsDatabase,
  ask,
}: Page): Promise<PageVisit> {
  const askedAt = performance.now()
  const { status, headers } = await ask()
  const ms = Math.round(performance.now() - askedAt)
  const retryAfter = Number(headers['retry-after'])
  const isUnavailable = status === 503 && retryAfter > 0
  return {
    page,
    needsDatabase,
    status,
    ms,
    isOk: status < 400,
    isUnavailable,
  }
}
