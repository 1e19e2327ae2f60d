import type { WholePost } from '@workshop/datasets/posts/post'
import type {
  Actions,
  Models,
  ReaderOperation,
  Recommended,
} from '../models.ts'

export function fakePost(fields: Partial<WholePost> = {}): WholePost {
  return {
    id: '65920afb4dd7023573252202',
    title: 'The ninth lighthouse in nine days',
    permalink: '/r/travel/comments/1z141zr/the_ninth_lighthouse/',
    url: 'https://example.org/lighthouse',
    subreddit: 'travel',
    author: 'HonestPiano',
    score: 156,
    num_comments: 26,
    created_utc: 1704069883,
    thumbnail: 'default',
    selftext: 'It was raining.',
    domain: 'example.org',
    ups: 172,
    downs: 16,
    ...fields,
  }
}

/** Models that remember only tags; a test replaces the methods that it needs. */
export function fakeModels(
  replaced: { [Name in keyof Models]?: Partial<Models[Name]> } = {},
): Models {
  const tags = new Set<string>()
  const posts: Models['posts'] = {
    recommend: async () => [],
    recommended: async () => fakeRecommended(),
    search: async () => ({ pages: 0, total: 0, posts: [] }),
    find: async () => null,
  }
  return {
    posts: { ...posts, ...replaced.posts },
    tags: {
      of: async () => [...tags],
      add: async (_user, tag) => void tags.add(tag),
      remove: async (_user, tag) => void tags.delete(tag),
      ...replaced.tags,
    },
    pictures: { resize: async () => null, ...replaced.pictures },
    ...(replaced.actions && {
      actions: { ...fakeActions, ...replaced.actions },
    }),
  }
}

export function fakeRecommended(
  fields: Partial<Recommended> = {},
): Recommended {
  return { topics: [], tags: [], pages: 1, total: 0, posts: [], ...fields }
}

/** Every action is done at once. */
const fakeActions: Actions = {
  verbs: ['like', 'share', 'hide'],
  perform: async () => undefined,
  find: async () => fakeOperation(),
  cancel: async () => fakeOperation({ status: 'canceling' }),
  liked: async () => [],
  hidden: async () => [],
}

export function fakeOperation(
  fields: Partial<ReaderOperation> = {},
): ReaderOperation {
  return {
    id: 'an-operation',
    verb: 'share',
    status: 'running',
    progress: 0.5,
    attempts: 1,
    createdAt: '2026-01-01T00:00:00.000Z',
    updatedAt: '2026-01-01T00:00:01.000Z',
    expiresAt: '2026-01-01T01:00:00.000Z',
    ...fields,
  }
}
