import { MongoClient } from 'mongodb'
import { ImportError } from './import/errors.ts'

const standard = 'mongodb://127.0.0.1:27017'

/** Connects to the option, else to `MONGODB_URI`, else to where MongoDB usually listens. */
export async function connectTo(option: string | undefined) {
  const uri = option ?? process.env.MONGODB_URI ?? standard
  try {
    return await MongoClient.connect(uri, {
      serverSelectionTimeoutMS: 3000,
    })
  } catch (cause) {
    throw new ImportError(
      `No MongoDB answers at ${hidePassword(uri)}.\n` +
        'Start one in a second terminal:  npm run mongodb\n' +
        'or name another:                 npm run data -- import <file> --uri <uri>',
      { cause },
    )
  }
}

function hidePassword(uri: string) {
  return uri.replace(/\/\/[^@/]*@/, '//***@')
}
