import type { Topic } from '../topic.ts'
import { lines } from './lines.ts'

export const travel: Topic = {
  name: 'travel',
  weight: 6,
  people: lines(`
    train travellers
    solo travellers
    slow tourists
    people with one small bag
  `),
  thing: lines(`
    a night train
    a small backpack
    a phrase book
    a ferry at dawn
    a paper map
    a window seat
    a hostel with a piano
    a missed connection
    a postcard without an address
    a rail pass
  `),
  things: lines(`
    night trains
    ferries
    small towns
    paper maps
    window seats
    lighthouses
    phrase books
    packing lists
    rail passes
    off-seasons
    hostels
    travel diaries
  `),
  did: lines(`
    crossed a continent without flying
    missed the last bus and found the best dinner
    visited nine lighthouses in nine days
    travelled for a month with one small bag
    slept in a lighthouse
    took the slowest train I could find
    got lost on purpose in a city without a map
    learned enough of the language to make somebody laugh
    flew in a balloon and I am afraid of heights
    wrote a postcard to everybody I owe a letter
    walked across an island in a day
    met the same stranger in three countries
  `),
  how: lines(`
    sleep on a night train
    pack for a month in one bag
    travel alone for the first time
    avoid the crowds
    plan a trip without planning everything
    eat well on a small budget
    keep a travel diary
    talk to strangers without a common language
    travel with a toddler
    choose between mountains and sea
    spend a layover of nine hours
    come home without being sad
  `),
  fact: lines(`
    lighthouses each have a rhythm of their own
    balloons fly best early in the morning
    some islands change their country twice a year
    the shortest scheduled flights last under two minutes
    there are hotels that are rebuilt from ice every winter
    ferry timetables once decided what time it was
    a few railway stations lie in two countries at once
    seat reservations are older than railways
  `),
  does: lines(`
    offers strangers a free dinner on Mondays
    saves its night train
    rents out the lighthouse for one night a year
    replaces its airport shuttle with a balloon
    walks every guest to the ferry with lanterns
    prints a map of benches with a view
    opens a hostel in a clock tower
    greets the thousandth train with a brass band
  `),
  remark: lines(`
    The train was late, and nobody minded because of the view.
    We had one small bag each and still packed too much.
    The best meal of the trip cost less than the bus ticket.
    Ask the person behind the counter, they always know.
    I would go again in the off-season.
    The ferry leaves at six, the coffee opens at seven.
    We got lost twice and both times it was lovely.
    The balloon went up before the sun did.
  `),
  flairs: lines(`
    trip report
    question
    trains
    budget
  `),
  sites: lines(`
    slow-road.example
    ferry.example.org
    postcards.example.com
  `),
  pictures: {
    'hot-air-balloons': lines(`
      Balloons over the valley at sunrise
      I am afraid of heights and I would do it again tomorrow
      Forty balloons, no wind, complete silence
    `),
    lighthouse: lines(`
      Slept next to this lighthouse last night
      The ninth lighthouse in nine days
    `),
    'night-train': lines(`
      The night train crosses the viaduct
      Window seat, full moon, eleven hours to go
    `),
  },
}
