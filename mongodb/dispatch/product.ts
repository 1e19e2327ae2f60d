/** What this server calls itself where MongoDB names its program. */
export const product = 'embedded-mongodb-compatible-server'

/** The version of MongoDB whose behaviour this server follows. */
export const version = '8.0.0'
