import type { Command } from '../command.ts'
import { refuse } from '../reading/refuse.ts'
import { existing } from './existing.ts'

/** Nothing of a collection can be changed here; asking for nothing is answered as done. */
export const collMod: Command = {
  fields: [
    'index',
    'validator',
    'validationLevel',
    'validationAction',
    'viewOn',
    'pipeline',
    'expireAfterSeconds',
    'changeStreamPreAndPostImages',
  ],

  run({ ns, body }, { store }) {
    existing(store, ns)
    for (const { name } of body.elements) {
      if (collMod.fields?.includes(name)) refuse(`collMod with ${name}`)
    }
    return {}
  },
}
