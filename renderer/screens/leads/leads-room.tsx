/** An exhibitor's room: its list with one lead beside it. On a narrow screen the lead takes the list's place. */
import type { LeadId } from '../../../shared/domain/ids.ts'
import { ExhibitorDoor } from '../../parts/exhibitor-door.tsx'
import { useWords } from '../../ui/language.tsx'
import { usePlace } from '../../parts/place.ts'
import { LeadList } from './list/lead-list.tsx'
import { DUPLICATES, OwnDuplicates } from './own-duplicates.tsx'

export function LeadsRoom() {
  const { t } = useWords()
  const { path } = usePlace()
  return (
    <ExhibitorDoor room="leads" question={t('leads.chooseExhibitor')}>
      {(exhibitor) =>
        path[1] === DUPLICATES ? (
          <OwnDuplicates key={exhibitor.exhibitorId} exhibitor={exhibitor} />
        ) : (
          <LeadList key={exhibitor.exhibitorId} exhibitor={exhibitor} opened={(path[1] ?? null) as LeadId | null} />
        )
      }
    </ExhibitorDoor>
  )
}
