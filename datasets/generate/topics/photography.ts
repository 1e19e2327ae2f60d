import type { Topic } from '../topic.ts'
import { lines } from './lines.ts'

export const photography: Topic = {
  name: 'photography',
  weight: 5,
  people: lines(`
    hobby photographers
    film shooters
    early risers
    landscape lovers
  `),
  thing: lines(`
    a fifty-millimetre lens
    a tripod that does not wobble
    an analogue camera from the attic
    a polarising filter
    a light meter
    a darkroom in the bathroom
    a pinhole camera
    a wide-angle lens
    a roll of expired film
    a camera strap
  `),
  things: lines(`
    prime lenses
    tripods
    golden hours
    black-and-white portraits
    long exposures
    pinhole cameras
    street portraits
    contact sheets
    foggy mornings
    reflections
    film grain
    phone cameras
  `),
  did: lines(`
    waited four hours for this light
    shot a whole wedding with one lens
    developed my first film in the kitchen sink
    printed a picture larger than my door
    photographed the same tree every week for a year
    built a pinhole camera out of a matchbox
    sold my first print
    got up at four and the fog was perfect
    found forty-year-old negatives in the attic
    learned to leave the camera at home once in a while
    finished a project with one picture a day
    caught lightning on the very last frame
  `),
  how: lines(`
    photograph fog
    choose a first lens
    take portraits of shy people
    hold a camera still at night
    edit less
    find good light in a city
    photograph a black dog
    scan old negatives
    compose with a wide angle
    stop collecting gear
    print at home
    take pictures in the rain
  `),
  fact: lines(`
    the first photographs took hours of sunlight
    the moon needs the same exposure as a sunny street
    the blue hour lasts only half an hour
    old lenses glow because of a single missing coating
    a shoebox can be a camera
    our eyes see far more contrast than any film
    red light does not bother most photographic paper
    every lens is a little bit wrong
  `),
  does: lines(`
    exhibits portraits of all its inhabitants
    lends cameras like library books
    photographs every door in the old town
    turns a lighthouse into a giant pinhole camera
    wins a prize with a picture of fog
    finds a suitcase full of glass negatives
    prints the largest panorama in the valley
    opens a darkroom in the old bakery
  `),
  remark: lines(`
    One exposure, no tricks, a lot of waiting.
    I nearly stayed in bed that morning.
    The light lasted for perhaps forty seconds.
    The original was much darker, I lifted the shadows a little.
    A tripod and patience did most of the work.
    My fingers were too cold to change the lens.
    Criticism is very welcome, that is how I learn.
    The same place looks boring at noon.
  `),
  flairs: lines(`
    landscape
    critique wanted
    film
    portrait
  `),
  sites: lines(`
    f-stop.example
    darkroom.example.org
    pictures.example.net
  `),
  pictures: {
    'mountain-lake': lines(`
      Sunrise over a lake that was perfectly still
      Got up at four for this reflection
      Mirror, mirror: the lake before the wind woke up
    `),
    'desert-dunes': lines(`
      Dunes in the last light
      The desert does all the composition for you
    `),
    'foggy-forest': lines(`
      Fog between the trees, ten minutes before it lifted
      Layers upon layers: a foggy morning in the forest
    `),
    'city-dusk': lines(`
      Blue hour from the roof of our house
      The city switches on its lights
    `),
  },
}
