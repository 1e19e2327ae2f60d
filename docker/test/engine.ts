import { connectEngine } from '../engine.ts'

/** The engine, and why tests that need one are skipped where none answers. */
export const engine = await connectEngine()
export const skip =
  engine === null && 'No Docker Engine answers: start Docker, then again.'
