/** Ends an import; its message says what to do next. */
export class ImportError extends Error {
  override name = 'ImportError'
}

/** One record that cannot become a post; the import goes on. */
export class BadRecord extends Error {
  override name = 'BadRecord'
}
