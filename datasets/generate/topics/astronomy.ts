import type { Topic } from '../topic.ts'
import { lines } from './lines.ts'

export const astronomy: Topic = {
  name: 'astronomy',
  weight: 6,
  people: lines(`
    stargazers
    backyard astronomers
    moon watchers
    telescope owners
  `),
  thing: lines(`
    a small refractor
    a star chart
    a pair of old binoculars
    a tracking mount
    a red headlamp
    a moon filter
    a Dobsonian telescope
    a meteorite fragment
    a planetarium app
    a dark sky within an hour's drive
  `),
  things: lines(`
    binoculars
    meteor showers
    planetary nebulae
    star parties
    dark sky parks
    double stars
    lunar eclipses
    globular clusters
    eyepieces
    sunspots
    light domes
    comets
  `),
  did: lines(`
    saw the rings of Saturn with my own eyes
    photographed the moon through a toilet paper roll and a lens
    found the Andromeda galaxy without an app
    counted sixty meteors from the garage roof
    built a telescope from a kit
    watched the space station cross the whole sky
    showed the moon to everybody on my street
    stayed awake for the eclipse and it was worth it
    learned twenty constellations in one winter
    tracked a comet for nine nights
    drew every crater I could see
    convinced my town to switch off one street lamp
  `),
  how: lines(`
    find the North Star
    choose a first telescope
    photograph the Milky Way with an old camera
    keep the dew off a lens
    read a star chart
    explain the phases of the moon to a child
    find dark skies near a big city
    collimate a telescope
    watch a meteor shower without freezing
    tell a planet from a star
    stack a hundred blurry pictures
    see Mercury before sunrise
  `),
  fact: lines(`
    a day on Venus is longer than its year
    the moon drifts away from us by a few centimetres every year
    there are more trees on Earth than stars in the Milky Way
    Saturn would float in a large enough bathtub
    the light of some stars is older than farming
    neutron stars can spin hundreds of times a second
    a teaspoon of some stars weighs more than a mountain
    the footprints on the moon will outlast us all
  `),
  does: lines(`
    switches off its street lamps to see the meteors
    builds a planetarium out of cardboard
    names its cats after the moons of Jupiter
    opens an observatory in an old water tower
    spots a comet with a pair of binoculars
    invites everybody to look at the sun, safely
    turns the football field into a scale model of the solar system
    measures the night sky for a whole year
  `),
  remark: lines(`
    Seeing was poor, but the company was excellent.
    The planet was a tiny wobbling disc and I loved it.
    I used a forty-year-old pair of binoculars.
    Clouds arrived at the exact minute, as is tradition.
    My neighbours now ask me when the next shower is.
    Let your eyes adapt for twenty minutes before you judge the sky.
    The drive to a dark place takes an hour and is worth it.
    The picture is one exposure, nothing was stacked.
  `),
  flairs: lines(`
    observation
    question
    sketch
    equipment
  `),
  sites: lines(`
    night-sky.example
    orbit.example.org
    telescope.example.com
  `),
  pictures: {
    'ringed-planet': lines(`
      I painted Saturn as I saw it through the eyepiece
      Rings! A ringed planet over an imaginary sea
    `),
    'milky-way': lines(`
      The Milky Way above the pines, no filter
      First night under a properly dark sky
    `),
    'moon-phases': lines(`
      A month of the moon on one sheet
      Every phase of the moon, drawn from my balcony
    `),
  },
}
