import type { Topic } from '../topic.ts'
import { lines } from './lines.ts'

export const cycling: Topic = {
  name: 'cycling',
  weight: 5,
  people: lines(`
    commuters by bike
    slow cyclists
    tandem couples
    people who fix their own flats
  `),
  thing: lines(`
    a steel touring bike
    a cargo bike
    a folding bike
    a dynamo lamp
    a saddle bag
    a bicycle older than me
    a bell that means business
    a tandem
    a pair of winter tyres
    a chain that does not squeak
  `),
  things: lines(`
    steel frames
    cargo bikes
    panniers
    mudguards
    folding bikes
    winter commutes
    hub gears
    gravel roads
    bike lanes
    cobblestones
    tandems
    flat repairs
  `),
  did: lines(`
    rode to the sea and back in one day
    cycled to work every day of the winter
    fixed a flat in under five minutes
    moved house with nothing but a cargo bike
    restored a bicycle from a canal
    climbed the hill behind our town without stopping
    rode a hundred kilometres for the first time
    taught my father to ride at the age of sixty-seven
    sold the car and bought two bicycles
    crossed three countries on a folding bike
    built a wheel that is almost round
    met my best friend while repairing a chain
  `),
  how: lines(`
    dress for a rainy commute
    true a wheel at home
    carry a cake on a bicycle
    ride uphill without hating it
    lock a bike so that it stays
    plan a first tour
    stop a chain from squeaking
    cycle with a toddler
    keep warm feet in January
    pack for a week on two wheels
    choose the right saddle
    convince an office to build showers
  `),
  fact: lines(`
    a bicycle stays up better than we can explain
    most of the effort on the flat goes into pushing air
    the first bicycles had no pedals
    chains last twice as long when they are clean
    tyres with less pressure can be faster on rough roads
    a cyclist is one of the most efficient travellers in nature
    left pedals have a left-handed thread
    some towns have more bicycles than people
  `),
  does: lines(`
    paves the old railway line for bicycles
    delivers the post by cargo bike
    repairs every bicycle in town for a day
    builds a bridge only for bikes and foxes
    turns its largest car park into a velodrome
    cycles to school in one long train
    gives every newborn a balance bike
    counts its millionth cyclist with confetti
  `),
  remark: lines(`
    The headwind found me in both directions.
    It is eleven kilometres each way, mostly along the river.
    I carry a spare tube, two levers and a banana.
    The hill is short, but it means it.
    After a month my legs stopped complaining.
    The frame is older than I am and rides better than I do.
    Rain only matters for the first ten minutes.
    A stranger lent me a pump and refused to take it back.
  `),
  flairs: lines(`
    tour report
    repair
    commute
    question
  `),
  sites: lines(`
    two-wheels.example
    pedal.example.org
    tour.example.com
  `),
  pictures: {
    'bicycle-hill': lines(`
      The view that made me buy a bicycle
      Last hill before home
    `),
    'sea-road': lines(`
      The road along the sea, ninety kilometres in
      Nothing but curves, salt and wind today
    `),
  },
}
