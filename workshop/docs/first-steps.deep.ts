import { proveGuides } from './prove.ts'

const isWanted = (file: string) => file.startsWith('steps/0')

await proveGuides({ takeLong: true, isWanted })
