import type { ImportedPost } from '@workshop/datasets/posts/imported-post'
import type { Key } from '@workshop/datasets/posts/key'

/** A post in MongoDB: `id` is the short one of its source, not the document's. */
export type Stored = ImportedPost & { _id: Key }
