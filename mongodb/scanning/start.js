// Plain JavaScript, so that a thread can start before anything reads TypeScript.
// `require` needs no further thread that translates, as `import` would.
import { require } from 'tsx/cjs/api'

require('./scan.ts', import.meta.url)
