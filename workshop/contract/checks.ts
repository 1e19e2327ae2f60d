import type { Check } from './check.ts'
import { fuzzChecks } from './fuzz/fuzz.ts'
import { actionsChecks } from './pages/actions.ts'
import { assetsChecks } from './pages/assets.ts'
import { csrfChecks } from './pages/csrf.ts'
import { frontChecks } from './pages/front.ts'
import { headersChecks } from './pages/headers.ts'
import { hostileChecks } from './pages/hostile.ts'
import { loginChecks } from './pages/login.ts'
import { marksChecks } from './pages/marks.ts'
import { pathsChecks } from './pages/paths.ts'
import { picturesChecks } from './pages/pictures.ts'
import { postChecks } from './pages/post.ts'
import { probesChecks } from './pages/probes.ts'
import { recommendedChecks } from './pages/recommended.ts'
import { searchChecks } from './pages/search.ts'
import { searchExcerptChecks } from './pages/search-excerpts.ts'
import { searchPageChecks } from './pages/search-page.ts'
import { sessionChecks } from './pages/session.ts'
import { tagsChecks } from './pages/tags.ts'
import { troubleChecks } from './pages/trouble.ts'

/** The contract of every stage, in the order of a visit. */
export const checks: Check[] = [
  probesChecks,
  frontChecks,
  searchChecks,
  searchPageChecks,
  searchExcerptChecks,
  recommendedChecks,
  postChecks,
  picturesChecks,
  loginChecks,
  sessionChecks,
  tagsChecks,
  headersChecks,
  assetsChecks,
  csrfChecks,
  hostileChecks,
  troubleChecks,
  pathsChecks,
  fuzzChecks,
].flat()

/** The contract of a stage: the actions of a post come with the last. */
export function checksOf(stage: string) {
  if (stage !== 'async') return checks
  return [...checks, ...actionsChecks, ...marksChecks]
}
