import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { tryLock } from 'fs-native-extensions'
import { MongoError } from '../errors.ts'

/** The server that has a data folder open, as it describes itself. */
export type Holder = {
  pid?: number
  /** A container has its own host name, and its own process numbers. */
  host?: string
  started?: string
  uri?: string
}

export type Lock = { announce(uri: string): void; release(): void }

/**
 * Locks the folder; throws where another server holds it. The kernel frees the
 * lock at any end of the process.
 */
export function lock(folder: string): Lock {
  const place = resolve(folder)
  mkdirSync(place, { recursive: true })
  const file = openSync(fileOf(place), 'a+')
  if (!take(file)) {
    closeSync(file)
    throw refuse(place, readHolder(place))
  }
  const holder = describeSelf()
  write(file, holder)
  return {
    announce: uri => write(file, { ...holder, uri }),
    release() {
      ftruncateSync(file)
      closeSync(file)
    },
  }
}

/** The server that has the folder open, if there is one. */
export function holderOf(folder: string): Holder | undefined {
  const place = resolve(folder)
  let file: number
  try {
    file = openSync(fileOf(place), 'r+')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  try {
    return take(file, true) ? undefined : readHolder(place)
  } finally {
    closeSync(file)
  }
}

/** A byte after the text: on Windows a locked byte cannot be read. */
const lockedByte = 1_000_000

function take(file: number, shared = false): boolean {
  return tryLock(file, lockedByte, 1, { shared })
}

function write(file: number, holder: Holder) {
  ftruncateSync(file)
  writeSync(file, JSON.stringify(holder))
}

function readHolder(place: string): Holder {
  try {
    return JSON.parse(readFileSync(fileOf(place), 'utf8'))
  } catch {
    return {}
  }
}

function describeSelf(): Holder {
  const started = new Date(Date.now() - process.uptime() * 1000)
  return {
    pid: process.pid,
    host: hostname(),
    started: started.toISOString(),
  }
}

function refuse(place: string, { pid, host, started, uri }: Holder) {
  const where = host === hostname() ? '' : ` on ${host}`
  const address = uri ? ` at ${uri}` : ''
  return new MongoError(
    'IllegalOperation',
    `The data folder ${place} is in use by process ${pid}${where}${address}, started ${started}. Stop that process, or use another folder.`,
    { pid, uri },
  )
}

function fileOf(place: string): string {
  return join(place, 'server.lock')
}
