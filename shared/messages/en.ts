/** English names every key; the other languages must satisfy it. One file a subject under `en/`. */
import { duplicateReason } from './en/duplicate-reason.ts'
import { engine } from './en/engine.ts'
import { errors } from './en/errors.ts'
import { health } from './en/health.ts'
import { followup } from './en/followup.ts'
import { leads } from './en/leads.ts'
import { menu } from './en/menu.ts'
import { organise } from './en/organise.ts'
import { reading } from './en/reading.ts'
import { registrants } from './en/registrants.ts'
import { scanning } from './en/scanning.ts'
import { shell } from './en/shell.ts'
import { start } from './en/start.ts'
import { words } from './en/words.ts'

export const en = { errors, health, reading, words, menu, shell, start, scanning, engine, leads, followup, organise, duplicateReason, registrants }
