import { existsSync, readFileSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'
import { os } from '../app/procedure.ts'
import { organiserRecipient } from '../exhibition/current.ts'
import { newKey, setExhibitorKey } from './keys.ts'
import { organiserKeyFile } from './organiser-key.ts'

export const key = os.key.router({
  show: os.key.show.handler(({ context: { app } }) => {
    const recipient = organiserRecipient(app)
    return recipient === null ? null : { recipient, here: existsSync(organiserKeyFile(app)) }
  }),
  create: os.key.create.handler(async ({ context: { app }, input: { command, passphrase } }) => {
    if (organiserRecipient(app) !== null) throw new AppError('key_exists')
    return newKey(app, organiserKeyFile(app), passphrase, command.at)
  }),
  export: os.key.export.handler(({ context: { app } }) => {
    if (!existsSync(organiserKeyFile(app))) throw new AppError('key_missing')
    return new File([readFileSync(organiserKeyFile(app))], 'enishi-organiser-key.age', { type: 'text/plain' })
  }),
  setExhibitor: os.key.setExhibitor.handler(({ context: { app }, input: { command, exhibitorId, recipient } }) =>
    setExhibitorKey(app, exhibitorId, recipient, command.at),
  ),
})
