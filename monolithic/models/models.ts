import type { Db } from 'mongodb'
import type { Models } from '../site/models.ts'
import { createPictures } from './pictures.ts'
import { createPosts } from './posts.ts'
import { createTags } from './tags.ts'

/** The site's models on one MongoDB database and one folder of pictures. */
export function createModels(db: Db, pictures: string): Models {
  return {
    posts: createPosts(db.collection('posts')),
    tags: createTags(db.collection('tags')),
    pictures: createPictures(pictures),
  }
}
