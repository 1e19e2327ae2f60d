import type { Topic } from '../topic.ts'
import { lines } from './lines.ts'

export const weather: Topic = {
  name: 'weather',
  weight: 3,
  people: lines(`
    cloud watchers
    rain lovers
    storm photographers
    people who own one umbrella
  `),
  thing: lines(`
    a rain gauge
    an umbrella that survives wind
    a weather diary
    a thunderstorm over the sea
    a barometer
    a double rainbow
    a week without wind
    a hailstone in the freezer
    a homemade weather station
    a cloud shaped like a whale
  `),
  things: lines(`
    thunderstorms
    rainbows
    weather diaries
    umbrellas
    foggy mornings
    first frosts
    northern lights
    snow days
    cloud atlases
    rain gauges
    heat waves
    hailstones
  `),
  did: lines(`
    saw the northern lights from my own garden
    kept a weather diary for ten years
    built a rain gauge out of a bottle
    watched a storm cross the whole bay
    walked home in the rain and enjoyed it
    photographed a snowflake with my phone
    predicted the rain better than the app
    counted nine rainbows in one day
    caught a hailstone as large as a walnut
    named every cloud on the way to work
    slept on the roof during the heat wave
    measured wind with a ping-pong ball
  `),
  how: lines(`
    read the clouds
    dry shoes overnight
    photograph lightning
    enjoy November
    build a weather station
    keep a flat cool without a fan
    see the northern lights
    predict rain without an app
    choose a raincoat
    explain fog to a child
    record temperatures properly
    survive a commute in the wet
  `),
  fact: lines(`
    rain has a smell with a name of its own
    a cloud can weigh as much as a hundred elephants
    lightning is hotter than the surface of the sun
    no two places see the same rainbow
    snow is not white but clear
    fog is a cloud that touches the ground
    thunder can be heard for about fifteen kilometres
    wind has no sound until it meets something
  `),
  does: lines(`
    measures rain in the same bottle for eighty years
    sees the northern lights for the first time in decades
    cancels the parade and dances in the rain
    builds the largest snow owl in the region
    names its storms after cheeses
    publishes a map of puddles
    shares umbrellas at every tram stop
    switches off the lights to watch the storm
  `),
  remark: lines(`
    The forecast said sunshine, the forecast lies.
    It lasted four minutes and I was ready for once.
    The barometer dropped faster than I have ever seen.
    We stood on the balcony with tea and watched it come.
    Everything smelled of wet stone.
    The thermometer hangs on the north side, in the shade.
    It was minus eleven and absolutely still.
    My diary says that last year was wetter.
  `),
  flairs: lines(`
    clouds
    storm
    question
    diary
  `),
  sites: lines(`
    cumulus.example
    barometer.example.org
    rain.example.com
  `),
  pictures: {
    'northern-lights': lines(`
      Northern lights above our cabin
      I waited nine years for this sky
    `),
    'rainy-umbrellas': lines(`
      The bus stop from above on a wet Monday
      Umbrellas, seen from my office window
    `),
  },
}
