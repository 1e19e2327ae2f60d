/** How a part proves its check: what its start fails with, and solutions that are wrong. */
export type Proof = {
  /** Part of the hint that the start fails with. */
  start: string
  wrong: Wrong[]
}

/** The solution with an edit. */
export type Wrong = {
  name: string
  /** A path in the playground. */
  file: string
  replace: string
  by: string
  /** Part of the hint that it fails with. */
  hint: string
}
