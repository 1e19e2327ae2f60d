import type { Topic } from '../topic.ts'
import { lines } from './lines.ts'

export const gardening: Topic = {
  name: 'gardening',
  weight: 6,
  people: lines(`
    balcony gardeners
    compost enthusiasts
    tomato growers
    houseplant parents
  `),
  thing: lines(`
    a compost heap
    a raised bed
    a greenhouse made of old windows
    a rain barrel
    a very determined slug
    a fig tree in a pot
    a packet of unlabelled seeds
    an avocado stone
    a watering can that does not drip
    a lemon tree
  `),
  things: lines(`
    tomatoes
    raised beds
    worm farms
    tulips
    cacti
    self-watering pots
    strawberries
    wildflower meadows
    climbing beans
    cold frames
    sunflowers
    hedgehogs in the garden
  `),
  did: lines(`
    harvested my first tomato
    grew a sunflower taller than the shed
    turned a parking space into a flower bed
    saved a monstera from the bin
    planted two hundred tulips in one afternoon
    made peace with the slugs
    grew an avocado tree from a stone
    built a greenhouse out of old windows
    ate a salad that travelled three metres
    counted eleven kinds of bees on one lavender
    kept a fern alive for a whole year
    dug a pond and the frogs arrived within a week
  `),
  how: lines(`
    keep slugs off the lettuce
    grow tomatoes on a north-facing balcony
    start a compost heap that does not smell
    prune an old apple tree
    water the plants during a holiday
    save seeds for next year
    repot a cactus without gloves
    attract more bees
    grow herbs on a windowsill
    rescue an overwatered plant
    plan a garden with flowers from March to November
    turn a lawn into a meadow
  `),
  fact: lines(`
    strawberries are not berries but bananas are
    a worm can eat half its weight in a day
    sunflowers stop following the sun once they are grown
    tulips keep growing after you cut them
    some orchids have seeds as fine as dust
    nasturtium flowers taste like pepper
    moss has no roots
    bees sleep in flowers
  `),
  does: lines(`
    plants an orchard that belongs to everybody
    grows a pumpkin that needs its own trailer
    turns a roundabout into a wildflower meadow
    opens a library for seeds
    lets the lawn grow and counts forty kinds of butterflies
    harvests the first bananas this far north
    builds a hedgehog motorway under ten fences
    waters the street trees by cargo bike
  `),
  remark: lines(`
    The slugs ate the first row, so I planted a second one for us.
    It stands on the windowsill and gets about five hours of sun.
    I water in the morning and talk to it in the evening.
    My soil is heavy clay, and so are my boots.
    By August there was more basil than I could give away.
    The leaves turned yellow after I moved the pot.
    Compost solved it, as compost solves everything.
    The neighbours have started to bring me their sick plants.
  `),
  flairs: lines(`
    harvest
    help needed
    balcony
    pests
  `),
  sites: lines(`
    green-thumb.example
    allotment.example.org
    seeds.example.net
  `),
  pictures: {
    'tulip-rows': lines(`
      Two hundred tulips and every single one came up
      Rows and rows of tulips behind our house
    `),
    'cactus-shelf': lines(`
      My cactus shelf after five years of neglect
      They asked for little and gave me flowers
    `),
    sunflower: lines(`
      The sunflower next to the shed is now taller than the shed
      Sunflower geometry is the best geometry
    `),
  },
}
