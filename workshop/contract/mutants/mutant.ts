import type { Alter } from './proxy.ts'

export interface Mutant {
  /** The fault of the server. */
  fault: string
  /** The check that must notice, by a part of its title. */
  noticed: string
  alter: Alter
}
