/** Two ways out for scans that could not be saved: try again, or save them in files for the command. */
import { Button, Group } from '@mantine/core'
import { useExhibition } from '../../host/exhibition.tsx'
import { useWords } from '../../ui/language.tsx'
import { saveFile } from '../../ui/files.ts'
import { useRecorder } from '../../unsaved/recorder-provider.tsx'

export function UnsavedActions() {
  const { t } = useWords()
  const { exhibitors } = useExhibition()
  const { recorder, entries } = useRecorder()
  const failed = entries.filter((entry) => entry.state === 'failed')

  /** One file an exhibitor, a payload in hex a line, the oldest first: what `enishi scan --hex` reads. */
  function takeAway() {
    for (const { exhibitorId, code } of exhibitors) {
      const payloads = failed
        .filter((entry) => entry.exhibitorId === exhibitorId)
        .map((entry) => entry.payloadHex)
        .toReversed()
      if (payloads.length > 0)
        saveFile(new Blob([`${payloads.join('\n')}\n`], { type: 'text/plain' }), `unsaved-scans-${code}.txt`)
    }
  }

  return (
    <Group gap={8}>
      <Button variant="default" onClick={() => recorder.retry()}>
        {t('words.retry')}
      </Button>
      <Button variant="default" title={t('shell.unsaved.fileHint')} onClick={takeAway}>
        {t('shell.unsaved.file')}
      </Button>
    </Group>
  )
}
