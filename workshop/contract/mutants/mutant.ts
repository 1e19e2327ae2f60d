import type { Alter } from './proxy.ts'

export interface Mutant {
  /** What the server does wrong. */
  wrong: string
  /** The check that must notice, by a part of its title. */
  noticed: string
  alter: Alter
}
