/** The organiser's search for visitors who may be one person. */
import { useWords } from '../../ui/language.tsx'
import { Duplicates } from '../../parts/duplicates/duplicates.tsx'
import room from './organise-room.module.css'

export function DuplicatesSection() {
  const { t } = useWords()
  return (
    <>
      <h2 className={room.heading}>{t('duplicates.title')}</h2>
      <p className={room.quiet}>{t('duplicates.text')}</p>
      <Duplicates exhibitorId={null} />
    </>
  )
}
