/** Taking a bundle: what it holds, who can open it, where it goes. */
import { useState } from 'react'
import { Button, Select, TextInput } from '@mantine/core'
import { IconPackageExport } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { ExhibitorId } from '../../../../shared/domain/ids.ts'
import { useApi } from '../../../host/client.tsx'
import { useExhibition } from '../../../host/exhibition.tsx'
import { ExhibitorMark } from '../../../parts/exhibitor-mark.tsx'
import { useWords } from '../../../ui/language.tsx'
import { SecretField } from '../../../ui/secret-field.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { WorkProgress } from '../../../ui/work-progress.tsx'
import room from '../organise-room.module.css'
import { takeBundle, takeReturns, taking } from './bundle-work.ts'
import { ChoiceCards } from './choice-cards.tsx'
import { TakenList } from './taken-list.tsx'
import { FailureNotice } from '../../../parts/failure-notice.tsx'
import { useStore } from '../../../store.ts'
import classes from './bundles.module.css'

type What = 'all' | 'one' | 'each'
type Recipient = 'key' | 'passphrase' | 'other'

const SHORTEST = 8

export function TakeBundle({ hasRecipient }: { hasRecipient: boolean }) {
  const { t, say } = useWords()
  const { api, client } = useApi()
  const queries = useQueryClient()
  const { exhibitors } = useExhibition()
  const work = useStore(taking)
  const [what, setWhat] = useState<What>('all')
  const [whose, setWhose] = useState<ExhibitorId | null>(null)
  const [recipient, setRecipient] = useState<Recipient>('key')
  const [passphrase, setPassphrase] = useState('')
  const [other, setOther] = useState('')
  const [where, setWhere] = useState<'download' | 'folder'>('download')
  const [folder, setFolder] = useState('')
  const exhibitor = exhibitors.find(({ exhibitorId }) => exhibitorId === whose) ?? null
  const keyed = exhibitors.filter(({ hasKey }) => hasKey)
  const keyless = exhibitors.filter(({ hasKey }) => !hasKey)
  const hasKey = what === 'all' ? hasRecipient : (exhibitor?.hasKey ?? true)
  const readable =
    what === 'each'
      ? keyed.length > 0
      : recipient === 'key'
        ? hasKey
        : recipient === 'passphrase'
          ? [...passphrase].length >= SHORTEST
          : other.trim() !== ''
  const ready = readable && (what !== 'one' || exhibitor !== null) && (where === 'download' || folder.trim() !== '')

  function take() {
    const target = where === 'folder' ? folder.trim() : null
    const ended =
      what === 'each'
        ? takeReturns(
            client,
            keyed.map(({ exhibitorId }) => exhibitorId),
            target,
          )
        : takeBundle(client, {
            exhibitorId: what === 'one' ? whose : null,
            recipients: recipient === 'other' ? other.trim().split(/\s+/) : [],
            passphrase: recipient === 'passphrase' ? passphrase : null,
            folder: target,
          })
    void ended.then(() => {
      setPassphrase('')
      return queries.invalidateQueries({ queryKey: api.bundle.key() })
    })
  }
  return (
    <>
      <h3 className={room.subheading}>{t('bundles.write.title')}</h3>
      <form
        className={classes.take}
        onSubmit={(event) => {
          event.preventDefault()
          if (ready && work.state !== 'running') take()
        }}
      >
        <ChoiceCards
          label={t('bundles.write.what')}
          value={what}
          onChange={setWhat}
          options={(['all', 'one', 'each'] as const).map((value) => ({
            value,
            label: t(`bundles.write.${value}`),
            text: t(`bundles.write.${value}Text`),
          }))}
        />
        {what === 'one' && (
          <Select
            className={classes.short}
            label={t('bundles.write.exhibitor')}
            value={whose}
            onChange={(id) => setWhose(id as ExhibitorId | null)}
            data={exhibitors.map(({ exhibitorId, name }) => ({ value: exhibitorId as string, label: say(name) }))}
            leftSection={exhibitor === null ? null : <ExhibitorMark position={exhibitor.position} />}
          />
        )}
        {what === 'each' && keyless.length > 0 && (
          <Notice tone="kept">
            {keyed.length === 0
              ? t('bundles.write.nobodyKeyed')
              : t('bundles.write.keyless', { names: keyless.map(({ name }) => say(name)).join(t('words.comma')) })}
          </Notice>
        )}
        {what !== 'each' && (
          <>
            <ChoiceCards
              label={t('bundles.write.recipient')}
              value={recipient}
              onChange={setRecipient}
              options={[
                { value: 'key', label: what === 'all' ? t('bundles.write.organiser') : t('bundles.write.ownKey') },
                { value: 'passphrase', label: t('bundles.write.passphrase') },
                { value: 'other', label: t('bundles.write.other') },
              ]}
            />
            {recipient === 'key' && !hasKey && (
              <Notice tone="kept">
                {t(what === 'all' ? 'bundles.write.noOrganiserKey' : 'bundles.write.noOwnKey')}
              </Notice>
            )}
            {recipient === 'passphrase' && (
              <SecretField
                className={classes.short}
                label={t('bundles.write.passphraseLabel')}
                description={t('bundles.write.passphraseHint')}
                autoComplete="new-password"
                value={passphrase}
                maxLength={1000}
                onChange={(event) => setPassphrase(event.currentTarget.value)}
              />
            )}
            {recipient === 'other' && (
              <TextInput
                label={t('bundles.write.otherLabel')}
                description={t('bundles.write.otherHint')}
                value={other}
                spellCheck={false}
                autoComplete="off"
                maxLength={4000}
                onChange={(event) => setOther(event.currentTarget.value)}
              />
            )}
          </>
        )}
        <ChoiceCards
          label={t('bundles.write.where')}
          value={where}
          onChange={setWhere}
          options={[
            { value: 'download', label: t('bundles.write.download') },
            { value: 'folder', label: t('bundles.write.folder') },
          ]}
        />
        {where === 'folder' && (
          <TextInput
            className={classes.short}
            label={t('bundles.write.folderLabel')}
            description={t('bundles.write.folderHint')}
            value={folder}
            spellCheck={false}
            autoComplete="off"
            maxLength={1000}
            onChange={(event) => setFolder(event.currentTarget.value)}
          />
        )}
        {work.state === 'running' ? (
          <WorkProgress
            label={t(what === 'each' ? 'bundles.write.writingEach' : 'bundles.write.writing')}
            work={work}
            onStop={taking.stop}
          />
        ) : (
          <Button
            type="submit"
            size="md"
            className={room.start}
            disabled={!ready}
            leftSection={<IconPackageExport size={20} stroke={1.6} aria-hidden />}
          >
            {t(what === 'each' ? 'bundles.write.goEach' : 'bundles.write.go')}
          </Button>
        )}
      </form>
      {work.state === 'stopped' && <Notice tone="quiet">{t('bundles.write.stopped')}</Notice>}
      {work.state === 'failed' && <FailureNotice error={work.error} title={t('bundles.write.failed')} />}
      {work.state === 'done' && <TakenList taken={work.result} />}
    </>
  )
}
