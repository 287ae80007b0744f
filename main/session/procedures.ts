import { AppError, type ErrorCode } from '../../shared/errors.ts'
import type { Context } from '../app/context.ts'
import { getPassphraseHash, setPassphraseHash } from '../app/meta.sql.ts'
import { os } from '../app/procedure.ts'
import { hashSecret, isSecret } from '../app/secret.ts'
import { exhibitorWithId } from '../exhibition/current.ts'
import { listExhibitors } from '../exhibition/exhibition.sql.ts'
import { parcelsOf } from '../transfer/waiting-files.ts'
import { lockoutOf } from './lockout.ts'
import { isExhibitorOpen, isOrganiser } from './open-rooms.ts'

function rooms(context: Context) {
  return {
    exhibitors: listExhibitors(context.app.db)
      .map(({ exhibitorId }) => exhibitorId)
      .filter((id) => isExhibitorOpen(context, id)),
    organiser: isOrganiser(context),
    hasPassphrase: getPassphraseHash(context.app.db) !== null,
  }
}

/** Checks a secret. Several wrong tries close this door for a while. */
async function tryDoor({ app }: Context, door: string, secret: string, hash: string, wrong: ErrorCode): Promise<void> {
  lockoutOf(app).check(door, Date.now())
  // the try counts before the slow comparison, so parallel tries count as well
  lockoutOf(app).wrong(door, Date.now())
  if (!(await isSecret(secret, hash))) throw new AppError(wrong)
  lockoutOf(app).right(door)
}

/** Does `open` for the page that calls, unless it was locked while `check` ran. */
async function unlessLocked(
  { caller }: Context,
  check: () => Promise<unknown>,
  open: (page: Extract<Context['caller'], { kind: 'page' }>) => void,
): Promise<void> {
  const locks = caller.kind === 'page' ? caller.locks : 0
  await check()
  if (caller.kind === 'page' && caller.locks === locks) open(caller)
}

export const session = os.session.router({
  get: os.session.get.handler(({ context }) => rooms(context)),
  openExhibitor: os.session.openExhibitor.handler(async ({ context, input }) => {
    const { pinHash, exhibitorId } = exhibitorWithId(context.app, input.exhibitorId)
    await unlessLocked(
      context,
      async () => pinHash !== null && tryDoor(context, exhibitorId, input.pin, pinHash, 'pin_wrong'),
      (page) => page.exhibitors.add(exhibitorId),
    )
    return rooms(context)
  }),
  openOrganiser: os.session.openOrganiser.handler(async ({ context, input }) => {
    const hash = getPassphraseHash(context.app.db)
    await unlessLocked(
      context,
      async () => hash !== null && tryDoor(context, 'organiser', input.passphrase, hash, 'passphrase_wrong'),
      (page) => void (page.organiser = true),
    )
    return rooms(context)
  }),
  lock: os.session.lock.handler(({ context }) => {
    if (context.caller.kind === 'page') {
      const { exhibitors, organiser } = context.caller
      parcelsOf(context.app).dropOf((owner) => (owner === null ? organiser : exhibitors.has(owner)))
      exhibitors.clear()
      context.caller.organiser = false
      context.caller.locks += 1
    }
    return rooms(context)
  }),
  setPassphrase: os.session.setPassphrase.handler(async ({ context, input }) => {
    await unlessLocked(
      context,
      async () => setPassphraseHash(context.app.db, await hashSecret(input.passphrase)),
      (page) => void (page.organiser = true),
    )
    return rooms(context)
  }),
})
