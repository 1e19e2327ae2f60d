import { proveGuides } from './prove.ts'

await proveGuides({ long: false })
