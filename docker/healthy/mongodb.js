import { connect } from 'node:net'
import { untilHealthy } from './until.js'

// The embedded database listens once its files are open.
untilHealthy((yes, no) => {
  connect(27017, '127.0.0.1').on('connect', yes).on('error', no)
})
