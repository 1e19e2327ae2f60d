import { generatePosts } from '@workshop/datasets/generate/generate-posts'
import { toPost } from '@workshop/datasets/posts/post'
import express from 'express'
import { listen } from '../listen.ts'

/** Run as a process: a page of 12 posts, about 4 kB of JSON, without a query. */
const posts = [...generatePosts({ count: 12, seed: 7 })].map(toPost)

const app = express()
app.get('/posts', (_req, res) => void res.json({ posts }))
listen(app)
