import type { Topic } from '../topic.ts'
import { lines } from './lines.ts'

export const birds: Topic = {
  name: 'birds',
  weight: 4,
  people: lines(`
    birdwatchers
    pigeon defenders
    feeder builders
    owl listeners
  `),
  thing: lines(`
    a bird feeder
    a pair of binoculars
    a nest box with a camera
    an owl in the barn
    a robin with opinions
    a field guide
    a heron in the pond
    a flock of starlings
    a very loud blackbird
    a duck on the roof
  `),
  things: lines(`
    owls
    feeders
    starlings
    herons
    nest boxes
    pigeons
    swifts
    field guides
    dawn choruses
    penguins
    flamingos
    crows
  `),
  did: lines(`
    counted a hundred kinds of birds this year
    heard an owl answer me
    built twelve nest boxes with my class
    made friends with a crow
    saw a kingfisher on my way to work
    recorded the dawn chorus from my balcony
    rescued a swift and watched it leave
    learned forty bird songs in a spring
    found out who steals the peanuts
    drew every bird that visited the feeder
    stood in the middle of a starling flock
    mistook a plastic heron for a real one, for a year
  `),
  how: lines(`
    tell a crow from a raven
    keep squirrels off the feeder
    learn bird songs
    build a nest box
    photograph a hummingbird
    help a bird that hit a window
    attract owls
    start birdwatching with children
    choose binoculars
    count birds in a flock
    make a window safe for birds
    get up before the birds
  `),
  fact: lines(`
    swifts sleep while flying
    owls cannot move their eyes
    flamingos are pink because of their food
    crows remember faces
    a woodpecker's tongue wraps around its skull
    penguins have knees
    hummingbirds can fly backwards
    some birds travel from pole to pole every year
  `),
  does: lines(`
    stops a building site for a nesting owl
    counts its sparrows and finds more than feared
    builds a tower only for swifts
    follows a stork by satellite and learns geography
    hatches four owls in the church tower
    turns off the fountain for bathing swallows
    paints dots on its windows to save birds
    celebrates the return of the cranes
  `),
  remark: lines(`
    It sat there for a minute and then it was only a memory.
    The crow brings me bottle caps, I bring peanuts.
    I heard it long before I saw it.
    The field guide says they do not live here.
    Binoculars from a flea market were good enough.
    The blackbird starts at four, and so do I.
    Everything else became quiet when the hawk came.
    We put up three boxes and two are taken.
  `),
  flairs: lines(`
    sighting
    identification
    feeder
    nest
  `),
  sites: lines(`
    feather.example
    birdsong.example.org
    nestbox.example.net
  `),
  pictures: {
    owl: lines(`
      He stared first
      The owl from the barn, drawn from memory
    `),
    flamingos: lines(`
      Three flamingos and not one of them on two legs
      Pink is a state of mind
    `),
  },
}
