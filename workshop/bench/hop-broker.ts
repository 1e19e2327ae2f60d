import { type BrokerOptions, ServiceBroker } from 'moleculer'

/** What our client and service do with every call, by Moleculer's own means. */
const duties: BrokerOptions = {
  requestTimeout: 2000,
  retryPolicy: { enabled: true },
  circuitBreaker: { enabled: true },
  metrics: { enabled: true },
  tracing: { enabled: true },
}

export type Ports = { caller: number; list: number }

/** A node of a network of two, over TCP, JSON: `bare` as Moleculer is by default. */
export function createBroker(
  nodeID: keyof Ports,
  ports: Ports,
  kind: 'bare' | 'dutiful',
) {
  const urls = Object.entries(ports).map(
    ([name, port]) => `127.0.0.1:${port}/${name}`,
  )
  const options = {
    port: ports[nodeID],
    urls,
    udpDiscovery: false,
    useHostname: false,
  }
  return new ServiceBroker({
    nodeID,
    logger: false,
    transporter: { type: 'TCP', options },
    ...(kind === 'dutiful' ? duties : {}),
  })
}
