import { openService } from '@workshop/platform/service'
import { readIngestToken } from '@workshop/services/ingest/token'
import { rank } from './rank-2.ts'
import { start } from './start.ts'

await start(
  openService('search@2', 5112, 'search'),
  2,
  rank,
  readIngestToken(),
)
