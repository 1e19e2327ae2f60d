/** Every run draws the same numbers; SEED asks for others. */
export const testSeed = Number(process.env.SEED) || 1
