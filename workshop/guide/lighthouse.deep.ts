import { readParts } from '../exercises/manifest.ts'
import { root } from '../stages/paths.ts'
import { auditPages } from './test/audit-pages.ts'

auditPages(['/', '/guide', `/${readParts(root)[0].folder}`], ['mobile'])
