import { get } from 'node:http'
import { untilHealthy } from './until.js'

// A service says itself whether it can serve.
untilHealthy((yes, no) => {
  const { PORT } = process.env
  get(`http://127.0.0.1:${PORT}/readyz`, { agent: false }, answer => {
    answer.resume()
    if (answer.statusCode === 200) yes()
    else no()
  }).on('error', no)
})
