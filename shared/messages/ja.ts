import type { en } from './en.ts'
import { engine } from './ja/engine.ts'
import { errors } from './ja/errors.ts'
import { followup } from './ja/followup.ts'
import { leads } from './ja/leads.ts'
import { organise } from './ja/organise.ts'
import { reading } from './ja/reading.ts'
import { scanning } from './ja/scanning.ts'
import { shell } from './ja/shell.ts'
import { start } from './ja/start.ts'
import { words } from './ja/words.ts'
import type { Translated } from './translated.ts'

export const ja: Translated<typeof en> = { errors, reading, words, shell, start, scanning, engine, leads, followup, organise }
