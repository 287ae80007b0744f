/** The bundles just taken: name, what is in them, and their hash, so that a copy can be compared. */
import { Button } from '@mantine/core'
import { useWords } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { sizeText } from '../../../../shared/domain/size-text.ts'
import { saveFile } from '../../../ui/files.ts'
import type { Taken } from './bundle-work.ts'
import classes from './bundles.module.css'

export function TakenList({ taken: { bundles, folder } }: { taken: Taken }) {
  const { t, language } = useWords()
  return (
    <Notice tone="new" {...(folder === null ? {} : { title: t('bundles.write.inFolder', { folder }) })}>
      <ul className={classes.taken}>
        {bundles.map(({ name, leads, bytes, sha256, file }) => (
          <li key={sha256}>
            <p>
              {t('bundles.write.done', {
                name,
                leads: t('words.leads', { count: leads }),
                size: sizeText(bytes, language),
              })}
            </p>
            <p className={classes.hash}>
              {t('bundles.write.hash')} <code>{sha256}</code>
            </p>
            {file !== null && (
              <Button variant="default" onClick={() => saveFile(file, name)}>
                {t('bundles.write.again')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
