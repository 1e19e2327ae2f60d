// Plain JavaScript, so that a thread can start before anything reads TypeScript.
import { register } from 'tsx/esm/api'

register()
await import('./scan.ts')
