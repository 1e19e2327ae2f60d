/**
 * Prints where the guide is. A stage runs without one as well, and Ctrl-C while the
 * guide loads ends the stage in order.
 */
export async function showGuide(
  open: () => Promise<string>,
  signal: AbortSignal,
) {
  try {
    console.log(`Guide     ${await open()}`)
  } catch (error) {
    if (!signal.aborted)
      console.error(`There is no guide: ${(error as Error).message}`)
  }
}
