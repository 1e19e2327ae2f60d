import type { Command } from '../dispatch/command.ts'
import { product } from '../dispatch/product.ts'

export const getCmdLineOpts: Command = {
  run: () => ({ argv: [product], parsed: {} }),
}
