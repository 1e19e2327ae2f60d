import { offerCopies } from './copy.js'
import { followProgress } from './live.js'
import { present } from './present.js'

offerCopies()
if (document.documentElement.classList.contains('presenting')) present()
if (document.querySelector('#live-check')) followProgress()
