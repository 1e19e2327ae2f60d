import type { Topic } from '../topic.ts'
import { astronomy } from './astronomy.ts'
import { birds } from './birds.ts'
import { boardgames } from './boardgames.ts'
import { books } from './books.ts'
import { cats } from './cats.ts'
import { cooking } from './cooking.ts'
import { cycling } from './cycling.ts'
import { databases } from './databases.ts'
import { diy } from './diy.ts'
import { dogs } from './dogs.ts'
import { gardening } from './gardening.ts'
import { history } from './history.ts'
import { javascript } from './javascript.ts'
import { music } from './music.ts'
import { photography } from './photography.ts'
import { programming } from './programming.ts'
import { travel } from './travel.ts'
import { weather } from './weather.ts'

export const topics: Topic[] = [
  programming,
  javascript,
  databases,
  cooking,
  astronomy,
  gardening,
  cycling,
  photography,
  history,
  music,
  books,
  boardgames,
  travel,
  diy,
  dogs,
  cats,
  birds,
  weather,
]
