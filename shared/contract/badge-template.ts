/** A taught badge format, as it travels in the exhibition file. */
import { z } from 'zod'

export const badgeTemplate = z.record(z.string(), z.unknown())
