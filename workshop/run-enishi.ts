// `npm run enishi`: the command from the build where that is up to date, because it starts in half the time; else from
// the sources.
import { buildIsStale } from './bundle.ts'

const command = buildIsStale() ? '../main/hosts/cli/cli.ts' : '../out/main/cli.js'
await import(new URL(command, import.meta.url).href)
