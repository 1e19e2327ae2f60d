import type { Topic } from '../topic.ts'
import { lines } from './lines.ts'

export const history: Topic = {
  name: 'history',
  weight: 5,
  people: lines(`
    amateur historians
    castle visitors
    keepers of old letters
    museum lovers
  `),
  thing: lines(`
    a Roman coin
    a box of old letters
    a hand-drawn map
    a medieval cookbook
    a family tree with a gap
    a ship's log
    a forgotten cellar
    a clay tablet
    a parish register
    a telegram
  `),
  things: lines(`
    castles
    old maps
    aqueducts
    ship logs
    family letters
    lighthouse keepers
    medieval recipes
    trade routes
    church bells
    local museums
    clay tablets
    canal towns
  `),
  did: lines(`
    traced my family back to a ferryman
    read a letter that waited a hundred years
    visited every castle within a day's walk
    found a coin while digging a pond
    transcribed a ship's log of three hundred pages
    cooked a medieval meal for my friends
    learned to read an old script
    walked an ancient road from end to end
    helped to restore a windmill
    digitised my village's photographs
    drew a map of my town as it was in 1750
    interviewed everybody over eighty on my street
  `),
  how: lines(`
    read old handwriting
    research the history of a house
    date an old photograph
    tell a copy from an original
    start with family history
    interview grandparents
    preserve paper
    visit ruins without boring the children
    find good sources
    read a map without a scale
    write local history that people enjoy
    learn about daily life instead of kings
  `),
  fact: lines(`
    castle stairs often turn clockwise to hinder attackers
    some aqueducts drop only a few centimetres per kilometre
    people slept in two shifts for centuries
    clay tablets survive fires that destroy libraries
    shoes had no left and right for a long time
    sailors measured speed with knots in a rope
    ink was made from oak galls
    many medieval towns had street lights before they had street names
  `),
  does: lines(`
    finds a Roman road under the car park
    rebuilds its windmill with hand tools
    opens the castle cellar after two hundred years
    reads its whole chronicle aloud in one night
    discovers a love letter behind the town clock
    lets children excavate a replica ship
    walks the old salt road with forty mules
    puts a thousand postcards online
  `),
  remark: lines(`
    The date on the back does not match the paper.
    My great-aunt labelled everything, which makes her my favourite historian.
    The archive let me photograph all of it.
    Daily life interests me more than battles.
    The handwriting gets worse as the winter gets colder.
    A local museum confirmed it last week.
    I would be happy about sources that are not behind a paywall.
    The building has been a mill, a school and a bakery.
  `),
  flairs: lines(`
    question
    local history
    archive find
    book
  `),
  sites: lines(`
    chronicle.example
    old-maps.example.org
    archive.example.net
  `),
  pictures: {
    'old-castle': lines(`
      The castle on the hill, as I imagine it in 1400
      Fourteen towers visited, this one is my favourite
    `),
    aqueduct: lines(`
      Still standing: an aqueduct at sunset
      Every arch of this aqueduct holds up the next
    `),
  },
}
