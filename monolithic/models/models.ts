import type { Db } from 'mongodb'
import type { Models } from '../site/models.ts'
import { createPictures, ourPictures } from './pictures.ts'
import { createPosts } from './posts.ts'
import { createTags } from './tags.ts'

/** The site's models on one MongoDB database and our own pictures. */
export function createModels(db: Db): Models {
  const tags = createTags(db.collection('tags'))
  return {
    posts: createPosts(db.collection('posts'), tags),
    tags,
    pictures: createPictures(ourPictures),
  }
}
