import type { Check } from './check.ts'
import { fuzz } from './fuzz/fuzz.ts'
import { assets } from './pages/assets.ts'
import { csrf } from './pages/csrf.ts'
import { front } from './pages/front.ts'
import { headers } from './pages/headers.ts'
import { hostile } from './pages/hostile.ts'
import { login } from './pages/login.ts'
import { operations } from './pages/operations.ts'
import { paths } from './pages/paths.ts'
import { pictures } from './pages/pictures.ts'
import { post } from './pages/post.ts'
import { recommended } from './pages/recommended.ts'
import { search } from './pages/search.ts'
import { searchPage } from './pages/search-page.ts'
import { session } from './pages/session.ts'
import { tags } from './pages/tags.ts'
import { trouble } from './pages/trouble.ts'

/** The whole contract, in the order of a visit. */
export const checks: Check[] = [
  operations,
  front,
  search,
  searchPage,
  recommended,
  post,
  pictures,
  login,
  session,
  tags,
  headers,
  assets,
  csrf,
  hostile,
  trouble,
  paths,
  fuzz,
].flat()
