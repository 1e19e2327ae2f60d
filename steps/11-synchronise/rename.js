// Gives a post of the REST layer another title.
// node steps/11-synchronise/rename.js <url> <title>
import { rename } from './title.js'

const [url, title] = process.argv.slice(2)
console.log(await rename(url, title))
