import type { Command } from '../dispatch/command.ts'
import { existing } from '../dispatch/existing.ts'
import { refuse } from '../dispatch/refuse.ts'

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
