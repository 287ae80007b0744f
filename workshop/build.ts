// `npm run build`: bundles main, preload and page into out/. With --if-stale it does so only when a source is newer
// than the last build, which is how `npm start` keeps a second start quick.
import { buildAll, buildIsStale } from './bundle.ts'

if (!process.argv.includes('--if-stale') || buildIsStale()) await buildAll()
