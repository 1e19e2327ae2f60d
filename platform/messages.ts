import { IncomingMessage, ServerResponse } from 'node:http'
import type { Express } from 'express'

/**
 * What Node is to make requests and responses of, for a server that hands all of them
 * to `app`. Express gives each message the app's prototype when it arrives; Node 20
 * then handles it slowly, which is half of what an answer costs there. (Node 24 does not.)
 */
export function messagesOf(app: Express) {
  class AppRequest extends IncomingMessage {}
  class AppResponse extends ServerResponse {}
  app.request = below(app.request, AppRequest.prototype)
  app.response = below(app.response, AppResponse.prototype)
  return { IncomingMessage: AppRequest, ServerResponse: AppResponse }
}

/** Express sets no prototype that is there already. */
function below<Prototype extends object>(
  parent: Prototype,
  prototype: object,
) {
  return Object.setPrototypeOf(prototype, parent) as Prototype
}
