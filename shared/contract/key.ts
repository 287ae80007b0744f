/**
 * Key pairs for bundles (age, X25519). The private key stays in a file under a passphrase. The public key travels in
 * the exhibition file.
 */
import { z } from 'zod'
import { procedure } from './base.ts'
import { command, exhibitorId } from './shapes.ts'

const recipient = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/)

export const keyContract = {
  /** The organiser's public key; `here` if its private key is in this data folder. Null without a key. */
  show: procedure('organiser').output(z.object({ recipient, here: z.boolean() }).nullable()),
  /** Makes the organiser's key pair and keeps it in the data folder. */
  create: procedure('organiser')
    .input(z.object({ command, passphrase: z.string().min(8).max(1000) }))
    .output(z.object({ recipient })),
  /** The file of the private key, still under its passphrase, for a copy in a safe place. */
  export: procedure('organiser').output(z.instanceof(Blob)),
  /** Sets the public key that an exhibitor's bundles are encrypted to. */
  setExhibitor: procedure('organiser')
    .input(z.object({ command, exhibitorId, recipient: recipient.nullable() }))
    .output(z.object({ recipient: recipient.nullable() })),
}
