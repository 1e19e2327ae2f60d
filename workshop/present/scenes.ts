/** What `present` shows: a stage, with the notes of the step that leads to it. */
export type Scene = { stage: string; step: string }

/** In the order of the workshop. */
export const scenes: Scene[] = [
  { stage: 'monolith', step: 'steps/07-review' },
  { stage: 'rest', step: 'steps/08-rest-layer' },
  { stage: 'services', step: 'steps/09-service-layer' },
  { stage: 'async', step: 'steps/10-async-services' },
]
