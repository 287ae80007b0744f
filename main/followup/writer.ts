/** The formats of a follow-up list. To add one, write one file and add one line here. */
import type { FollowupFormat } from '../../shared/contract/followup.ts'
import { openCsv } from './csv.ts'
import type { OpenWriter } from './list.ts'
import { openXlsx } from './xlsx.ts'

export const writers: Record<FollowupFormat, OpenWriter> = { xlsx: openXlsx, csv: openCsv }
