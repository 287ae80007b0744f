/** What this station remembers between starts. Nothing here is about visitors. */
import { z } from 'zod'
import { procedure } from './base.ts'
import { BADGE_FORMATS } from '../domain/badge/reading.ts'
import { SYMBOLOGIES } from '../domain/scan/symbologies.ts'
import { LAYOUT_NAMES } from '../domain/wedge/layouts.ts'
import { exhibitorId } from './shapes.ts'

/** Kinds of badge that were scanned here, each with its count up to a limit. They narrow what the camera looks for. */
const badges = z
  .array(z.object({ symbology: z.enum(SYMBOLOGIES), format: z.enum(BADGE_FORMATS), count: z.number().int().min(1) }))
  .max(200)

/** How to read the keys of a hand scanner. The set-up check found `deadKeys` and `overrides`. */
const wedge = z.object({
  layout: z.enum(LAYOUT_NAMES),
  prefix: z.string().max(20),
  suffix: z.enum(['enter', 'tab', 'none', 'any']),
  deadKeys: z.boolean().optional(),
  overrides: z.record(z.string().max(40), z.string().max(8)).optional(),
})

/** `DEFAULT_SETTINGS` has the values that nobody has chosen yet. */
export const settings = z.object({
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
export type Settings = z.infer<typeof settings>

export const settingsContract = {
  get: procedure('anyone').output(settings),
  /** Changes some settings; a setting that is left out stays. */
  set: procedure('anyone').input(settings.partial()).output(settings),
}
