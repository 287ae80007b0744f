/** The exhibitors' public keys, to which their bundles are sealed. */
import { useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ExhibitorSummary } from '../../../../shared/contract/exhibition.ts'
import { newCommand, useApi } from '../../../host/client.tsx'
import { useExhibition } from '../../../host/exhibition.tsx'
import { ExhibitorMark } from '../../../parts/exhibitor-mark.tsx'
import { useWords } from '../../../ui/language.tsx'
import { errorMessage } from '../../../../shared/messages/translate.ts'
import { useFailureText } from '../../../parts/failure-notice.tsx'
import room from '../organise-room.module.css'
import classes from './keys.module.css'

/** An age recipient: Bech32 of 32 bytes. */
const RECIPIENT = /^age1[02-9ac-hj-np-z]{58}$/

export function ExhibitorKeys() {
  const { t } = useWords()
  const { exhibitors } = useExhibition()
  return (
    <>
      <h3 className={room.subheading}>{t('bundles.keys.exhibitors')}</h3>
      <p className={room.quiet}>{t('bundles.keys.exhibitorsText')}</p>
      <ul className={classes.list}>
        {exhibitors.map((exhibitor) => (
          <ExhibitorKey key={exhibitor.exhibitorId} exhibitor={exhibitor} />
        ))}
      </ul>
    </>
  )
}

function ExhibitorKey({ exhibitor: { exhibitorId, name, position, hasKey } }: { exhibitor: ExhibitorSummary }) {
  const { t, say, translator } = useWords()
  const { api } = useApi()
  const queries = useQueryClient()
  const failureText = useFailureText()
  const [typed, setTyped] = useState<string | null>(null)
  const set = useMutation(
    api.key.setExhibitor.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: api.exhibition.key() })
        setTyped(null)
      },
    }),
  )
  const given = typed?.trim() ?? ''
  const wrong = given !== '' && !RECIPIENT.test(given)
  return (
    <li className={classes.exhibitor}>
      <span className={room.exhibitor}>
        <ExhibitorMark position={position} />
        {say(name)}
      </span>
      <span className={classes.state} data-has={hasKey || undefined}>
        {hasKey && <IconCheck size={16} aria-hidden />}
        {t(hasKey ? 'bundles.keys.has' : 'bundles.keys.hasNone')}
      </span>
      {typed === null && (
        <span className={classes.actions}>
          <Button variant="default" onClick={() => setTyped('')}>
            {t(hasKey ? 'bundles.keys.replace' : 'bundles.keys.set')}
          </Button>
          {hasKey && (
            <Button
              variant="subtle"
              color="gray"
              loading={set.isPending}
              onClick={() => set.mutate({ command: newCommand(), exhibitorId, recipient: null })}
            >
              {t('bundles.keys.removeKey')}
            </Button>
          )}
        </span>
      )}
      {typed !== null && (
        <form
          className={classes.enter}
          onSubmit={(event) => {
            event.preventDefault()
            if (given !== '' && !wrong) set.mutate({ command: newCommand(), exhibitorId, recipient: given })
          }}
        >
          <TextInput
            className={classes.enterField}
            label={t('bundles.keys.enter', { name: say(name) })}
            description={t('bundles.write.otherHint')}
            value={typed}
            autoFocus
            spellCheck={false}
            autoComplete="off"
            maxLength={100}
            error={
              wrong
                ? errorMessage(translator, 'recipient_invalid', { recipient: given })
                : set.isError
                  ? failureText(set.error)
                  : null
            }
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <div className={classes.buttons}>
            <Button type="submit" disabled={given === '' || wrong} loading={set.isPending}>
              {t('words.save')}
            </Button>
            <Button variant="subtle" color="gray" onClick={() => setTyped(null)}>
              {t('words.cancel')}
            </Button>
          </div>
        </form>
      )}
    </li>
  )
}
