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

export const session = os.session.router({
  get: os.session.get.handler(({ context }) => rooms(context)),
  openExhibitor: os.session.openExhibitor.handler(async ({ context, input }) => {
    const { pinHash, exhibitorId } = exhibitorWithId(context.app, input.exhibitorId)
    if (pinHash !== null) await tryDoor(context, exhibitorId, input.pin, pinHash, 'pin_wrong')
    if (context.caller.kind === 'page') context.caller.exhibitors.add(exhibitorId)
    return rooms(context)
  }),
  openOrganiser: os.session.openOrganiser.handler(async ({ context, input }) => {
    const hash = getPassphraseHash(context.app.db)
    if (hash !== null) await tryDoor(context, 'organiser', input.passphrase, hash, 'passphrase_wrong')
    if (context.caller.kind === 'page') context.caller.organiser = true
    return rooms(context)
  }),
  lock: os.session.lock.handler(({ context }) => {
    if (context.caller.kind === 'page') {
      const { exhibitors, organiser } = context.caller
      parcelsOf(context.app).dropOf((owner) => (owner === null ? organiser : exhibitors.has(owner)))
      exhibitors.clear()
      context.caller.organiser = false
    }
    return rooms(context)
  }),
  setPassphrase: os.session.setPassphrase.handler(async ({ context, input }) => {
    setPassphraseHash(context.app.db, await hashSecret(input.passphrase))
    if (context.caller.kind === 'page') context.caller.organiser = true
    return rooms(context)
  }),
})
