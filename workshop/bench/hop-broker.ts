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

/** As Moleculer is by default, or with the duties that ours has. */
export type Kind = 'bare' | 'dutiful'

/** A node of a network of two, over TCP, in JSON. */
export function createBroker(
  nodeID: keyof Ports,
  ports: Ports,
  kind: Kind,
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
