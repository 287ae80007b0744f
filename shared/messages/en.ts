/** English names every key; the other languages must satisfy it. One file a subject under `en/`. */
import { bundles } from './en/bundles.ts'
import { duplicates } from './en/duplicates.ts'
import { erase } from './en/erase.ts'
import { badgeFormats } from './en/badge-formats.ts'
import { byHand } from './en/by-hand.ts'
import { cards } from './en/cards.ts'
import { bundleCommand } from './en/bundle-command.ts'
import { command } from './en/command.ts'
import { photos } from './en/photos.ts'
import { duplicateReason } from './en/duplicate-reason.ts'
import { errors } from './en/errors.ts'
import { health } from './en/health.ts'
import { followup } from './en/followup.ts'
import { leads } from './en/leads.ts'
import { menu } from './en/menu.ts'
import { organise } from './en/organise.ts'
import { reading } from './en/reading.ts'
import { registrants } from './en/registrants.ts'
import { engine, scanner } from './en/scanner.ts'
import { scanning } from './en/scanning.ts'
import { shell } from './en/shell.ts'
import { start } from './en/start.ts'
import { words } from './en/words.ts'

export const en = {
  errors,
  health,
  reading,
  words,
  menu,
  shell,
  start,
  scanning,
  engine,
  leads,
  followup,
  organise,
  duplicateReason,
  registrants,
  byHand,
  cards,
  photos,
  bundleCommand,
  command,
  bundles,
  duplicates,
  erase,
  scanner,
  badgeFormats,
}
