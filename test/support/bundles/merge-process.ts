// A merge in a process of its own, to be killed: `node merge-process.ts <data folder> <bundle> <identity>`. Says
// `begun` when it is about to write.
import { openStore } from '../../../main/db/open.ts'
import { listExhibitors } from '../../../main/exhibition/exhibition.sql.ts'
import type { ExhibitionId } from '../../../shared/domain/ids.ts'
import { mergeBundles } from '../../../main/merge/merge-bundles.job.ts'

const [folder = '', path = '', identity = ''] = process.argv.slice(2)
const store = openStore(folder)
const here = {
  exhibitionId: store.db.prepare('SELECT exhibition_id FROM exhibition').pluck().get() as ExhibitionId,
  exhibitors: new Set(listExhibitors(store.db).map((exhibitor) => exhibitor.exhibitorId as string)),
}
process.stdout.write('begun\n')
await mergeBundles(
  {
    databaseFile: store.file,
    files: [{ path }],
    keys: { identities: [identity], passphrase: null },
    here,
    accept: 'all',
    at: '2026-01-31T00:00:00.000Z',
    turn: store.turn,
  },
  { progress: () => undefined, throwIfCancelled: () => undefined },
)
store.close()
process.stdout.write('done\n')
