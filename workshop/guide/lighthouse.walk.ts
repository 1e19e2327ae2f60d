import { devices } from '../browser/lighthouse/audit.ts'
import { root } from '../stages/paths.ts'
import { readPaths } from './pages.ts'
import { auditPages } from './test/audit-pages.ts'

auditPages(readPaths(root), devices)
