import type { Topic } from '../topic.ts'
import { lines } from './lines.ts'

export const dogs: Topic = {
  name: 'dogs',
  weight: 6,
  people: lines(`
    dog people
    puppy owners
    long walkers
    adopters of old dogs
  `),
  thing: lines(`
    a puppy
    a squeaky toy
    a dog bed that costs more than mine
    a dachshund
    a muddy tail
    a stolen sock
    a rescue greyhound
    a very long leash
    a birthday cake for a dog
    a dog who is afraid of cushions
  `),
  things: lines(`
    dachshunds
    corgis
    greyhounds
    squeaky toys
    puppy schools
    muddy paws
    long walks
    belly rubs
    dog beds
    zoomies
    old dogs
    wet noses
  `),
  did: lines(`
    adopted a thirteen-year-old dog
    taught my dog to close the door
    met every dog on our street
    knitted a jumper for a dachshund
    walked five hundred kilometres with my dog
    got my shy dog to greet a stranger
    lost a staring contest with a corgi
    built stairs so that my dog can look out of the window
    baked a birthday cake for my dog
    learned that my dog understands three languages
    let the dog choose the way and we found a lake
    trained my dog to find my keys
  `),
  how: lines(`
    calm a dog during fireworks
    teach a dog to come back
    introduce a puppy to a cat
    walk two dogs at once
    bathe a dog that hates water
    travel with a dog by train
    stop a puppy from eating socks
    find a good name
    help a shy dog
    say goodbye to an old friend
    get hair off everything
    tire out a border collie
  `),
  fact: lines(`
    a dog's nose print is as unique as a fingerprint
    dogs tilt their heads to hear better
    some dogs have webbed feet
    greyhounds sleep most of the day
    puppies are born deaf
    dogs dream, and small dogs dream more often
    a dog can learn hundreds of words
    basenjis yodel instead of barking
  `),
  does: lines(`
    elects a dachshund as honorary mayor
    opens a library for sticks
    finds its lost dog three towns away
    walks every dog of the shelter on one Sunday
    builds a bench with a lower seat for dogs
    lets dogs ride the tram for free
    brings reading dogs into the classroom
    thanks its rescue dogs with a parade
  `),
  remark: lines(`
    He is eleven and convinced that he is two.
    She stole the sandwich and looked me in the eye.
    We walk about two hours a day, whatever the weather.
    The vet says that everything is fine, he is simply dramatic.
    Treats helped a little, patience helped more.
    He sleeps on the sofa, we sleep around him.
    Nobody told her that she is small.
    The shelter said she was shy, she is not any more.
  `),
  flairs: lines(`
    puppy
    advice
    old and good
    story
  `),
  sites: lines(`
    good-dog.example
    paws.example.org
    walkies.example.com
  `),
  pictures: {
    corgi: lines(`
      He heard the word cheese
      This is our corgi. He runs the house
      A portrait of the best boy
    `),
    dachshund: lines(`
      The long dog of our street in his autumn jumper
      She is not small, she is extended
    `),
  },
}
