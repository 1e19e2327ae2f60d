import type { Batch, Change } from '@workshop/datasets/posts/change'
import express from 'express'

/** A receiver that records its batches; a test sets its answer. */
export function createReceiver() {
  const receiver = {
    app: express(),
    /** With 0 it does not answer. */
    status: 204,
    snapshots: 0,
    changes: [] as Change[],
    /** The ids of the received changes, in order. */
    ids: () => receiver.changes.map(({ id }) => id),
  }

  receiver.app.put('/intake', express.json(), (req, res) => {
    const { changes, snapshot }: Batch = req.body
    if (receiver.status === 0) return
    if (receiver.status === 204) {
      receiver.changes.push(...changes)
      if (snapshot) receiver.snapshots++
    }
    res.status(receiver.status).json({ title: 'As the test says' })
  })
  return receiver
}
