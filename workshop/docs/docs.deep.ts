import { proveGuides } from './prove.ts'

const isWanted = (file: string) => !file.startsWith('steps')

await proveGuides({ takeLong: true, isWanted })
