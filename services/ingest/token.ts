import { readConfig } from '@workshop/platform/config'
import * as z from 'zod'

/** The secret that synchronise and its receivers share; without it, no post is delivered. */
export const ingestToken = {
  INGEST_TOKEN: z.string().min(16).optional(),
}

export function readIngestToken() {
  return readConfig(ingestToken).INGEST_TOKEN
}
