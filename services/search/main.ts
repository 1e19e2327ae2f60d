import { openService } from '@workshop/platform/service'
import { readIngestToken } from '@workshop/services/ingest/token'
import { rank } from './rank.ts'
import { start } from './start.ts'

await start(openService('search', 5102), 1, rank, readIngestToken())
