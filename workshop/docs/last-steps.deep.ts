import { proveGuides } from './prove.ts'

const isWanted = (file: string) => file.startsWith('steps/1')

await proveGuides({ takeLong: true, isWanted })
