import { replacePorts } from '../docs/match.ts'

/** The ports of a run by the documented ones: `5000` → 5120. */
export type RunPorts = ReadonlyMap<string, number>

/** The text with this run's ports; those of services that do not run stay. */
export function withRunPorts(text: string, ports: RunPorts) {
  return replacePorts(text, port => String(ports.get(port) ?? port))
}
