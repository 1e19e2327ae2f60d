import { rank } from './rank-2.ts'
import { start } from './start.ts'

await start({ name: 'search@2', port: 5112, version: 2, rank })
