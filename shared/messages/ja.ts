import type { en } from './en.ts'
import { bundles } from './ja/bundles.ts'
import { duplicates } from './ja/duplicates.ts'
import { erase } from './ja/erase.ts'
import { badgeFormats } from './ja/badge-formats.ts'
import { byHand } from './ja/by-hand.ts'
import { cards } from './ja/cards.ts'
import { bundleCommand } from './ja/bundle-command.ts'
import { command } from './ja/command.ts'
import { photos } from './ja/photos.ts'
import { duplicateReason } from './ja/duplicate-reason.ts'
import { errors } from './ja/errors.ts'
import { health } from './ja/health.ts'
import { followup } from './ja/followup.ts'
import { leads } from './ja/leads.ts'
import { menu } from './ja/menu.ts'
import { organise } from './ja/organise.ts'
import { reading } from './ja/reading.ts'
import { registrants } from './ja/registrants.ts'
import { engine, scanner } from './ja/scanner.ts'
import { scanning } from './ja/scanning.ts'
import { shell } from './ja/shell.ts'
import { start } from './ja/start.ts'
import { words } from './ja/words.ts'
import type { Translated } from './translated.ts'

export const ja: Translated<typeof en> = {
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
