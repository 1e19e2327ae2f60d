import type { Express } from 'express'

type Layer = {
  route?: { path: string; methods: Record<string, boolean> }
  handle?: { stack?: Layer[] }
}

/** The routes of an app and its routers, as a document writes them: `GET /posts/{post}`. */
export function servedRoutes({ router }: Express) {
  return routesIn(router.stack as Layer[])
}

function routesIn(layers: Layer[]): string[] {
  return layers.flatMap(({ route, handle }) => {
    if (!route) return routesIn(handle?.stack ?? [])
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    return Object.keys(route.methods)
      .filter(method => method !== '_all')
      .map(method => `${method.toUpperCase()} ${path}`)
  })
}
