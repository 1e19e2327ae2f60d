import { Problem } from '@workshop/platform/errors'
import type { Express, RequestHandler } from 'express'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What a resource does for each method, and what OPTIONS says of it besides. */
export type Resource = Partial<Record<Method, RequestHandler[]>> & {
  headers?: Record<string, string>
}

/** Mounts a resource; any other method is answered with 405 and Allow (RFC 9110, section 15.5.6). */
export function mount(
  app: Express,
  path: string,
  { headers = {}, ...methods }: Resource,
) {
  const names = Object.keys(methods) as Method[]
  const allowed = names.flatMap(name =>
    name === 'GET' ? ['GET', 'HEAD'] : [name],
  )
  const Allow = [...allowed, 'OPTIONS'].join(', ')

  app.options(path, (_req, res) => {
    res
      .set({ ...headers, Allow })
      .status(204)
      .end()
  })
  for (const name of names) {
    const method = name.toLowerCase() as Lowercase<Method>
    app[method](path, ...((methods[name] ?? []) as RequestHandler[]))
  }
  app.all(path, req => {
    throw new Problem(405, 'Method not allowed', {
      detail: `${req.method} is not for ${req.path}; allowed: ${Allow}`,
      headers: { Allow },
    })
  })
}
