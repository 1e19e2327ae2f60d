/** Calls run one after the other, in the order in which they were made. */
export function inTurn<Argument>(
  act: (argument: Argument) => Promise<void>,
) {
  let last = Promise.resolve()
  return function actInTurn(argument: Argument) {
    const mine = last.then(() => act(argument))
    last = mine.catch(() => {})
    return mine
  }
}

/** Does it until it has succeeded once, then never again. */
export function onceDone(act: () => Promise<void>) {
  let done: Promise<void> | undefined
  return function actOnce() {
    done ??= act().catch(error => {
      done = undefined
      throw error
    })
    return done
  }
}
