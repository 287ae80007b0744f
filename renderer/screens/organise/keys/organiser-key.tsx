/** The organiser's public key, and a copy of the private one for a safe place. */
import { Button, CopyButton } from '@mantine/core'
import { IconCopy, IconDownload } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useApi } from '../../../host/client.tsx'
import { useWords } from '../../../ui/language.tsx'
import { saveFile } from '../../../ui/files.ts'
import { FailureNotice } from '../../../parts/failure-notice.tsx'
import room from '../organise-room.module.css'
import classes from './keys.module.css'

const FILE_NAME = 'enishi-organiser-key.age'

export function OrganiserKey({ recipient, here }: { recipient: string; here: boolean }) {
  const { t } = useWords()
  const { client } = useApi()
  const save = useMutation({
    networkMode: 'always',
    mutationFn: async () => saveFile(await client.key.export({}), FILE_NAME),
  })
  return (
    <>
      <dl className={room.facts}>
        <div>
          <dt>{t('bundles.keys.recipient')}</dt>
          <dd className={classes.recipient}>
            <span className={classes.key}>{recipient}</span>
            <CopyButton value={recipient}>
              {({ copied, copy }) => (
                <Button variant="default" leftSection={<IconCopy size={18} stroke={1.6} aria-hidden />} onClick={copy}>
                  {t(copied ? 'bundles.keys.copied' : 'bundles.keys.copy')}
                </Button>
              )}
            </CopyButton>
          </dd>
        </div>
      </dl>
      <p className={room.quiet}>{t(here ? 'bundles.keys.here' : 'bundles.keys.elsewhere')}</p>
      {here && (
        <>
          <Button
            className={room.start}
            variant="default"
            loading={save.isPending}
            leftSection={<IconDownload size={18} stroke={1.6} aria-hidden />}
            onClick={() => save.mutate()}
          >
            {t('bundles.keys.export')}
          </Button>
          <p className={room.quiet}>{t('bundles.keys.exportText')}</p>
        </>
      )}
      {save.isError && <FailureNotice error={save.error} onRetry={() => save.mutate()} />}
    </>
  )
}
