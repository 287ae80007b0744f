/** The file name of a list. It is safe on every file system and says what the list holds. */
import type { FollowupFormat } from '../../shared/contract/followup.ts'
import { fileTimeIn } from '../../shared/domain/day.ts'
import type { ExhibitionSetup } from '../../shared/domain/exhibition.ts'

/** ASCII letters and digits with hyphens between; "" if none are left. */
function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
}

/** `ISIEX-2026_ORBIT_2026-01-28-183000.xlsx`: the day and time are `at` in the exhibition's time zone. */
export function listFileName(
  { exhibition }: ExhibitionSetup,
  exhibitorCode: string,
  at: string,
  format: FollowupFormat,
): string {
  return `${slug(exhibition.name.en) || 'exhibition'}_${exhibitorCode}_${fileTimeIn(at, exhibition.timeZone)}.${format}`
}
