import { openService } from '@workshop/platform/service'
import { readIngestToken } from '@workshop/services/ingest/token'
import { rank } from './rank.ts'
import { start } from './start.ts'

// TODO: this is main.ts. Make it version 2, on port 5112, beside version 1: both
// search the posts of one store.
await start(openService('search', 5102), 1, rank, readIngestToken())
