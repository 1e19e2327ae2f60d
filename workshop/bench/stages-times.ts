import { Agent, get } from 'node:http'
import { median } from './row.ts'

const connections = 10

/** The median time of an answer in milliseconds and fractions of them, 10 connections for `seconds`. */
export async function medianTime(url: string, seconds: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const end = performance.now() + seconds * 1000
  const times: number[] = []
  const lane = async () => {
    while (performance.now() < end) {
      const began = performance.now()
      await ask(url, agent)
      times.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: connections }, lane))
  agent.destroy()
  return median(times)
}

function ask(url: string, agent: Agent) {
  return new Promise<void>((resolve, reject) => {
    const request = get(url, { agent }, answer => {
      if (answer.statusCode !== 200)
        reject(new Error(`${url} answers ${answer.statusCode}.`))
      answer.resume().once('end', resolve)
    })
    request.once('error', reject)
  })
}
