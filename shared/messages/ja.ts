import type { en } from './en.ts'
import { errors } from './ja/errors.ts'
import { reading } from './ja/reading.ts'
import type { Translated } from './translated.ts'

export const ja: Translated<typeof en> = { errors, reading }
