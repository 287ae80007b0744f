/** Before the end-to-end tests: what they run is what the sources say. */
import { buildAll, buildIsStale } from '../../workshop/bundle.ts'

export default async function buildFirst(): Promise<void> {
  if (buildIsStale()) await buildAll()
}
