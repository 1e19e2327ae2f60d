import type { Command } from '../command.ts'
import { existing } from './existing.ts'

export const validate: Command = {
  fields: ['full', 'repair', 'metadata', 'checkBSONConformance'],

  run({ ns }, { store }) {
    const { indexes } = existing(store, ns)
    return {
      ns,
      nInvalidDocuments: 0,
      nrecords: store.count(ns),
      nIndexes: indexes.length,
      valid: true,
      warnings: [],
      errors: [],
    }
  },
}
