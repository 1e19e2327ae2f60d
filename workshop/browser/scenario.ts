import type { WholePost } from '@workshop/datasets/posts/post'
import { chooseQueries } from '../contract/expected/queries.ts'
import { countTopics, recommend } from '../contract/expected/recommend.ts'
import type { Browse } from './browse.ts'
import { places } from './pages.ts'

/** The running site of a scenario. */
export interface ScenarioStage {
  browse: Browse
  posts: WholePost[]
}

/** One thing that people do with the site, told as a sentence. */
export interface Scenario {
  title: string
  run(stage: ScenarioStage): Promise<void>
}

export const scenario = (
  title: string,
  run: Scenario['run'],
): Scenario => ({ title, run })

/** Every page, of posts that are there. */
export function placesOf({ posts }: ScenarioStage) {
  const [first] = recommend(posts)
  const [topic] = countTopics(posts)
  return places(chooseQueries(posts).common, first.id, topic.name)
}
