const foreign =
  /^(npm_|NODE_TEST|NODE_OPTIONS|FORCE_COLOR|MONGODB_URI|PORT$|COMPOSE_)/i

/** This machine's, without what another test run or another database has put there. */
export function environment(): NodeJS.ProcessEnv {
  const passed = Object.entries(process.env).filter(
    ([name]) => !foreign.test(name),
  )
  return { ...Object.fromEntries(passed), NO_COLOR: '1', LC_ALL: 'C.UTF-8' }
}
