import type { Topic } from '../topic.ts'
import { lines } from './lines.ts'

export const music: Topic = {
  name: 'music',
  weight: 6,
  people: lines(`
    vinyl collectors
    bedroom producers
    choir singers
    late beginners
  `),
  thing: lines(`
    a second-hand piano
    a record player
    a ukulele
    a loop pedal
    a metronome
    a cello with a crack
    a synthesizer from a flea market
    a pair of open headphones
    a mixtape
    a chord I cannot name
  `),
  things: lines(`
    vinyl records
    choirs
    drum machines
    minor chords
    mixtapes
    street pianos
    brass bands
    headphones
    piano lessons
    cover versions
    B-sides
    field recordings
  `),
  did: lines(`
    learned the piano at fifty-three
    finished an album in my wardrobe
    played in front of people for the first time
    repaired a record player with a rubber band
    sang in a choir although I cannot read music
    recorded the sound of every tram in my city
    wrote a song for my sister's wedding
    found my father's old tapes
    practised scales for a hundred days
    built a guitar out of a cigar box
    joined a brass band and made twenty friends
    traded a television for a cello
  `),
  how: lines(`
    practise without annoying the neighbours
    start singing as an adult
    tune a piano
    clean old records
    write a second verse
    play in time
    record vocals in a small room
    get over stage fright
    learn an instrument after forty
    hear the bass line
    store vinyl in a damp flat
    finish a song instead of starting a new one
  `),
  fact: lines(`
    a piano string can pull as much as a person weighs
    goosebumps from music do not happen to everybody
    a record groove is nearly half a kilometre long
    cats have songs composed for them
    the trumpet is about as long as a person when unrolled
    an orchestra tunes to the oboe
    silence is written down too
    whales change their songs every season
  `),
  does: lines(`
    puts a piano at every bus stop
    records the sound of its melting snow
    fills the empty swimming pool with a brass band
    sings the weather forecast for a week
    builds an organ out of drainpipes
    brings back its radio station after thirty years
    teaches a hundred beginners one song in one day
    plays a concert for the cows
  `),
  remark: lines(`
    The neighbours knocked, but only to ask for the title.
    I play badly and with great joy.
    It is in D minor, of course.
    The crackle is part of the charm.
    We recorded it in one take because we had one microphone.
    My teacher is half my age and twice as patient.
    The bass line is the best part, listen for it.
    After a hundred days my fingers knew more than I did.
  `),
  flairs: lines(`
    original
    recommendation
    instrument
    question
  `),
  sites: lines(`
    b-side.example
    choir.example.org
    sounds.example.com
  `),
  pictures: {
    'vinyl-record': lines(`
      First record of my new collection, forty years late
      The sound of a Sunday: one record, both sides
    `),
    'sound-waves': lines(`
      I drew my favourite song as waves
      What a chord looks like, if you ask my plotter
    `),
  },
}
