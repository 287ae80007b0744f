/** What this station remembers from one start to the next. Nothing here is about visitors. */
import { z } from 'zod'
import { procedure } from './base.ts'
import { DEFAULT_SETTINGS } from '../domain/default-settings.ts'
import { BADGE_FORMATS } from '../domain/badge/reading.ts'
import { SYMBOLOGIES } from '../domain/scan/symbologies.ts'
import { LAYOUT_NAMES } from '../domain/wedge/layouts.ts'
import { exhibitorId } from './shapes.ts'

/** Kinds of badge that were scanned here, with how often, up to a limit: they narrow what the camera looks for. */
const badges = z
  .array(z.object({ symbology: z.enum(SYMBOLOGIES), format: z.enum(BADGE_FORMATS), count: z.number().int().min(1) }))
  .max(200)

/** How to read the keys of a scanner that types; `deadKeys` and `overrides` are what a set-up check found out. */
const wedge = z.object({
  layout: z.enum(LAYOUT_NAMES).default(DEFAULT_SETTINGS.wedge.layout),
  prefix: z.string().max(20).default(DEFAULT_SETTINGS.wedge.prefix),
  suffix: z.enum(['enter', 'tab', 'none', 'any']).default(DEFAULT_SETTINGS.wedge.suffix),
  deadKeys: z.boolean().optional(),
  overrides: z.record(z.string().max(40), z.string().max(8)).optional(),
})

export const settings = z.object({
  language: z.enum(['en', 'ja', 'system']).default(DEFAULT_SETTINGS.language),
  theme: z.enum(['light', 'dark', 'system']).default(DEFAULT_SETTINGS.theme),
  sound: z.boolean().default(DEFAULT_SETTINGS.sound),
  engine: z.enum(['zxing', 'html5-qrcode']).default(DEFAULT_SETTINGS.engine),
  cameraId: z.string().max(500).nullable().default(DEFAULT_SETTINGS.cameraId),
  mirror: z.boolean().default(DEFAULT_SETTINGS.mirror),
  exhibitorId: exhibitorId.nullable().default(DEFAULT_SETTINGS.exhibitorId),
  staff: z.string().max(200).default(DEFAULT_SETTINGS.staff),
  wedge: wedge.default(DEFAULT_SETTINGS.wedge),
  badges: badges.default(DEFAULT_SETTINGS.badges),
})
export type Settings = z.infer<typeof settings>

/** A change to some settings; a part that is left out stays. No defaults here, or they would overwrite. */
const settingsChange = z
  .object({
    language: z.enum(['en', 'ja', 'system']),
    theme: z.enum(['light', 'dark', 'system']),
    sound: z.boolean(),
    engine: z.enum(['zxing', 'html5-qrcode']),
    cameraId: z.string().max(500).nullable(),
    mirror: z.boolean(),
    exhibitorId: exhibitorId.nullable(),
    staff: z.string().max(200),
    wedge,
    badges,
  })
  .partial()

export const settingsContract = {
  get: procedure('anyone').output(settings),
  set: procedure('anyone').input(settingsChange).output(settings),
}
