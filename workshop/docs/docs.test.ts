import { proveGuides } from './prove.ts'

await proveGuides({ takeLong: false })
