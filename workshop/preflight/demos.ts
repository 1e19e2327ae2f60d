import { isLater } from '@workshop/services/manifest'
import type { Demo } from './demo.ts'
import { likeWaiting, shareRedirecting } from './demo-actions.ts'
import { searchPosts, showFrontPage, showPicture } from './demo-pages.ts'
import { readFeed, revalidate } from './demo-rest.ts'

/** By stage, in the order of the workshop. */
const demos: Record<string, Demo[]> = {
  monolith: [showFrontPage, searchPosts],
  rest: [showFrontPage, revalidate, readFeed],
  services: [showFrontPage, searchPosts, showPicture],
  async: [showFrontPage, likeWaiting, shareRedirecting],
}

/** The demos of these stages, or of all; the monolith has no container. */
export function demosOf(stages: string[], inDocker: boolean) {
  const wanted = Object.entries(demos).filter(
    ([stage]) =>
      (stages.length === 0 || stages.includes(stage)) &&
      (isLater(stage) || !inDocker),
  )
  return Object.fromEntries(wanted)
}
