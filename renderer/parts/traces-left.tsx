/** Says that traces of erased data may remain, until a wipe that is due or in files that could not be cleaned. */
import { useWords } from '../ui/language.tsx'
import { Notice } from '../ui/notice.tsx'

export function TracesLeft({ notWiped, owed }: { notWiped: readonly string[]; owed: boolean }) {
  const { t } = useWords()
  return (
    <>
      {owed && <Notice tone="failed" title={t('erase.wipeDue')} />}
      {notWiped.length > 0 && (
        <Notice tone="failed" title={t('erase.notWiped')}>
          <ul>
            {notWiped.map((file) => (
              <li key={file}>{file}</li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  )
}
