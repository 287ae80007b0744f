/** What this station remembers from one start to the next. Nothing here is about visitors. */
import { z } from 'zod'
import { procedure } from './base.ts'
import { exhibitorId } from './shapes.ts'

export const settings = z.object({
  language: z.enum(['en', 'ja', 'system']).default('system'),
  theme: z.enum(['light', 'dark', 'system']).default('system'),
  sound: z.boolean().default(true),
  engine: z.enum(['zxing', 'html5-qrcode']).default('zxing'),
  cameraId: z.string().max(500).nullable().default(null),
  mirror: z.boolean().default(false),
  exhibitorId: exhibitorId.nullable().default(null),
  staff: z.string().max(200).default(''),
  wedge: z.object({
    layout: z.enum(['us', 'jis', 'de', 'fr']).default('us'),
    prefix: z.string().max(20).default(''),
    suffix: z.enum(['enter', 'tab', 'none', 'any']).default('any'),
  }).default({ layout: 'us', prefix: '', suffix: 'any' }),
})
export type Settings = z.infer<typeof settings>

/** A change to some settings; a part that is left out stays. No defaults here, or they would overwrite. */
const settingsChange = z.object({
  language: z.enum(['en', 'ja', 'system']), theme: z.enum(['light', 'dark', 'system']), sound: z.boolean(),
  engine: z.enum(['zxing', 'html5-qrcode']), cameraId: z.string().max(500).nullable(), mirror: z.boolean(),
  exhibitorId: exhibitorId.nullable(), staff: z.string().max(200),
  wedge: z.object({ layout: z.enum(['us', 'jis', 'de', 'fr']), prefix: z.string().max(20), suffix: z.enum(['enter', 'tab', 'none', 'any']) }),
}).partial()

export const settingsContract = {
  get: procedure('anyone').output(settings),
  set: procedure('anyone').input(settingsChange).output(settings),
}
