import { type Started, start } from '../stages/start.ts'

/** Starts the monolith on the first free port, and stops it afterwards. */
export async function withSite<T>(
  data: string,
  act: (site: Started) => Promise<T>,
) {
  const site = await start({
    stage: 'monolith',
    port: 5000,
    data,
    onLine: () => {},
  })
  try {
    return await act(site)
  } finally {
    await site.supervisor.stop()
  }
}
