import { Agent } from 'node:http'
import * as format from '@workshop/monolithic/site/format'
import axios from 'axios'
import ejs from 'ejs'
import express from 'express'
import session from 'express-session'
import { listen } from '../listen.ts'

/** Run as a process: two pages of the site, as the libraries' manuals show it. */
const [views, baseURL] = process.argv.slice(2)
const httpAgent = new Agent({ keepAlive: true })
const posts = axios.create({ baseURL, httpAgent })

const app = express()
app.set('views', views)
app.engine('ejs', (file, data, done) =>
  ejs.renderFile(file, data, { root: views, cache: true }, done),
)
app.set('view engine', 'ejs')
Object.assign(app.locals, format)
// Its store is in memory, but no store is asked for a visitor without a cookie.
app.use(
  session({ secret: 'plain', resave: false, saveUninitialized: false }),
)

app.get('/', async (_req, res) => {
  const { data } = await posts.get('/recommendations')
  res.render('home', { recommendations: data.posts })
})

app.get('/login', (_req, res) => {
  res.render('login', { user: null, csrf: '' })
})

listen(app)
