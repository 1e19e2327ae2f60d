import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { MongoError } from '../errors.ts'
import { birthOf } from './process.ts'

/** Who has a data folder open. */
export type Holder = {
  pid: number
  started: string
  /** What the operating system says about the process's start, so that a pid used again is not taken for its old owner. */
  birth?: string
  uri?: string
}

const held = new Set<string>()

export type Lock = { announce(uri: string): void; release(): void }

/** Locks the folder to this process; a dead process's lock is taken over. Throws where a living one holds it. */
export function lock(folder: string): Lock {
  const place = resolve(folder)
  mkdirSync(place, { recursive: true })
  const holder = describeSelf()
  if (!take(place, holder)) throw refuse(place)
  held.add(place)
  return {
    announce: uri => save(place, { ...holder, uri }),
    release() {
      if (held.delete(place)) rmSync(fileOf(place), { force: true })
    },
  }
}

/** The living process that has the folder open, if there is one. */
export function holderOf(folder: string): Holder | undefined {
  const place = resolve(folder)
  const holder = read(place)
  return holder && isAlive(place, holder) ? holder : undefined
}

function take(place: string, holder: Holder): boolean {
  if (create(place, holder)) return true
  if (holderOf(place)) return false
  rmSync(fileOf(place), { force: true })
  return create(place, holder)
}

function create(place: string, holder: Holder): boolean {
  try {
    writeFileSync(fileOf(place), JSON.stringify(holder), { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function save(place: string, holder: Holder) {
  const draft = `${fileOf(place)}.new`
  writeFileSync(draft, JSON.stringify(holder))
  renameSync(draft, fileOf(place))
}

function read(place: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(place), 'utf8'))
  } catch {
    return undefined
  }
}

function isAlive(place: string, { pid, birth }: Holder): boolean {
  if (pid === process.pid) return held.has(place)
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const now = birthOf(pid)
  return !birth || !now || birth === now
}

function describeSelf(): Holder {
  const started = new Date(Date.now() - process.uptime() * 1000)
  return {
    pid: process.pid,
    started: started.toISOString(),
    birth: birthOf(process.pid),
  }
}

function refuse(place: string): MongoError {
  const { pid, started, uri } = read(place) ?? {}
  const address = uri ? ` at ${uri}` : ''
  return new MongoError(
    'IllegalOperation',
    `The data folder ${place} is in use by process ${pid}${address}, started ${started}. Stop that process, or use another folder.`,
    { pid, uri },
  )
}

function fileOf(place: string): string {
  return join(place, 'server.lock')
}
