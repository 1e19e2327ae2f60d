import type { Topic } from '../topic.ts'
import { lines } from './lines.ts'

export const databases: Topic = {
  name: 'databases',
  weight: 4,
  people: lines(`
    database people
    keepers of backups
    query tuners
    schema designers
  `),
  thing: lines(`
    a compound index
    a slow query log
    a document store
    a five-year-old backup
    a foreign key
    an aggregation pipeline
    a replica set of three tiny computers
    a migration that runs for nine hours
    a table with two hundred columns
    a change stream
  `),
  things: lines(`
    document databases
    compound indexes
    stored procedures
    joins
    change streams
    soft deletes
    natural keys
    query planners
    nightly backups
    embedded databases
    materialized views
    connection pools
  `),
  did: lines(`
    made a query four hundred times faster with one index
    restored a backup for the first time, on purpose
    moved our posts to MongoDB over a weekend
    dropped the wrong collection and lived to tell
    modelled my whole kitchen as documents
    read an explain plan and understood all of it
    normalised my record collection
    wrote a tiny B-tree in an afternoon
    found out why our counter was always off by one
    survived my first failover
    replaced nine tables with two collections
    tested the backups before we needed them
  `),
  how: lines(`
    choose a shard key
    read an explain plan
    model comments and replies in MongoDB
    run a migration without downtime
    explain transactions to a designer
    keep two copies of the data in step
    find the query that hurts
    store money without rounding errors
    paginate ten million documents
    decide between embedding and referencing
    practise restoring a backup
    delete old data politely
  `),
  fact: lines(`
    an unused index still costs you on every write
    most databases write everything twice
    null does not equal null in many query languages
    an index can answer a query without touching the data
    a database can tell you exactly why it is slow
    the order of fields in a compound index matters
    B-trees are older than most of the people who use them
    a backup nobody restored is only a wish
  `),
  does: lines(`
    keeps its library catalogue in MongoDB
    restores a hundred years of weather records from floppy disks
    finds its missing bees with an aggregation pipeline
    counts every tree in town and publishes the data
    survives a power cut without losing a single row
    celebrates the billionth row with cake
    trades its spreadsheet for a proper database
    prints its query plans on t-shirts
  `),
  remark: lines(`
    The explain output went from COLLSCAN to IXSCAN and so did my mood.
    We have about two million documents, most of them small.
    Nobody remembers who created that index.
    Reads are cheap for us, writes come in bursts.
    The backup was there, the password for the backup was not.
    I know that MongoDB can do this, I am asking whether I should.
    Our working set still fits into memory.
    Dropping the index made the inserts twice as fast.
  `),
  flairs: lines(`
    question
    war story
    MongoDB
    design
  `),
  sites: lines(`
    indexes.example
    b-tree.example.net
    blog.example.com
  `),
  pictures: {
    'stacked-discs': lines(`
      Three replicas, one family portrait
      A portrait of our replica set
    `),
  },
}
