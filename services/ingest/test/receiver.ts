import type { TestContext } from 'node:test'
import { serve } from '@workshop/platform/serve'
import { openDatabase } from '@workshop/platform/test/database'
import axios from 'axios'
import express from 'express'
import { pino } from 'pino'
import { testToken } from '../../test/replica.ts'
import { createIngest } from '../ingest.ts'
import type { Entry } from '../write.ts'

type Titled = { title: string }

export const { db } = await openDatabase()
export const receivedPosts = db.collection<Entry & Partial<Titled>>('posts')

const log = pino({ level: 'silent' })

/** A receiver that stores titles, with an empty store. */
export async function startReceiver(t: TestContext) {
  await db.dropDatabase()
  const pick = ({ title }: Titled) => ({ title })
  const intake = createIngest({ db, pick, token: testToken })
  const { url, close } = await serve(express().use(intake.router), {
    name: 'receiver',
    port: 0,
    log,
  })
  t.after(close)
  const http = axios.create({
    baseURL: url,
    headers: { Authorization: `Bearer ${testToken}` },
    validateStatus: () => true,
  })

  return {
    http,
    put: async (batch: object) => (await http.put('/intake', batch)).status,
    isComplete: intake.isComplete,
  }
}

/** The titles of the stored posts, by id, without tombstones. */
export async function findTitles() {
  const found = await receivedPosts
    .find({ deletedAt: { $exists: false } })
    .toArray()
  return Object.fromEntries(
    found.map(({ _id, title }) => [String(_id), title]),
  )
}
