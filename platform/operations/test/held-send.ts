/** A send that goes on until the test ends it, with an error or without; it ignores its signal. */
export function createHeldSend() {
  let end: (error?: Error) => void = () => {}
  const ended = new Promise<Error | undefined>(resolve => {
    end = resolve
  })
  const held = {
    isBegun: false,
    end,

    async send() {
      held.isBegun = true
      const error = await ended
      if (error) throw error
    },
  }
  return held
}
