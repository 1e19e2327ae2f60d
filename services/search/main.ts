import { rank } from './rank.ts'
import { start } from './start.ts'

await start({ name: 'search', port: 5102, version: 1, rank })
