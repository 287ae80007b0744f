// `npm run build` bundles main, preload and page into out/. With --if-stale it builds only if a source is newer than
// the last build, so a second `npm start` is quick.
import { buildAll, buildIsStale } from './bundle.ts'

if (!process.argv.includes('--if-stale') || buildIsStale()) await buildAll()
