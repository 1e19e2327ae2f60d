import { proveGuides } from './prove.ts'

proveGuides({ takeLong: true })
