/** What this station holds, and how the page speaks and looks. */
import { ActionIcon, Skeleton, Tooltip } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import {
  IconDeviceDesktop,
  IconKeyboard,
  IconLock,
  IconMoon,
  IconSun,
  IconVolume,
  IconVolumeOff,
} from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { OpenRooms } from '../../../shared/contract/session.ts'
import { useApi } from '../../host/client.tsx'
import { forget } from '../../unsaved/forget.ts'
import { useExhibition } from '../../host/exhibition.tsx'
import { settleAll } from '../../unsaved/leaving.ts'
import { useWords } from '../../ui/language.tsx'
import { useStatus } from './changes-elsewhere.ts'
import { useSettings } from '../../host/settings.ts'
import { Segments } from '../../ui/segments.tsx'
import { SavedCounts } from './saved-counts.tsx'
import classes from './status-panel.module.css'

interface Props {
  onShowKeys: () => void
  onLocked?: () => void
}

export function StatusPanel({ onShowKeys, onLocked }: Props) {
  const { t, say, language } = useWords()
  const { settings, change } = useSettings()
  const { api } = useApi()
  const queries = useQueryClient()
  const exhibition = useExhibition()
  const { data: status } = useStatus()
  const lock = useMutation(
    api.session.lock.mutationOptions({
      onMutate: settleAll,
      onSuccess: async (rooms) => {
        onLocked?.()
        for (const queryKey of [api.lead.key(), api.followup.key(), api.duplicate.key(), api.card.key()])
          queries.removeQueries({ queryKey })
        await forget(queries, { kind: 'locked' })
        notifications.show({
          message: lockedWords(rooms),
          withBorder: true,
          closeButtonProps: { 'aria-label': t('words.close') },
        })
      },
    }),
  )
  /** Which rooms are locked now, and which still open because they have no PIN or passphrase. */
  function lockedWords({ exhibitors: open, organiser }: OpenRooms): string {
    const rooms = [
      ...exhibition.exhibitors.map(({ exhibitorId, code }) => ({ name: code, isOpen: open.includes(exhibitorId) })),
      { name: t('shell.rooms.organise'), isOpen: organiser },
    ]
    const names = (isOpen: boolean) =>
      rooms
        .filter((room) => room.isOpen === isOpen)
        .map(({ name }) => name)
        .join(t('words.comma'))
    const [locked, stillOpen] = [names(false), names(true)]
    const which = locked === '' ? 'none' : stillOpen === '' ? 'all' : 'some'
    return t(`shell.locked.${which}`, { locked, open: stillOpen })
  }
  const SoundIcon = settings.sound ? IconVolume : IconVolumeOff
  return (
    <div className={classes.panel}>
      <div>
        <p className={classes.exhibition}>{say(exhibition.name)}</p>
        <p className={classes.quiet}>{exhibition.booth}</p>
        {status === undefined ? (
          <Skeleton h={18} mt={4} />
        ) : (
          <p className={classes.quiet}>
            {t('shell.station')}
            {t('words.colon')}
            {status.station.name}
          </p>
        )}
      </div>
      <SavedCounts status={status} />
      <Segments
        label={t('shell.language')}
        value={language}
        onChange={(value) => change({ language: value })}
        options={[
          { value: 'en', label: 'EN', title: 'English' },
          { value: 'ja', label: '日本語', title: '日本語' },
        ]}
      />
      <Segments
        label={t('shell.theme.label')}
        value={settings.theme}
        onChange={(theme) => change({ theme })}
        options={[
          { value: 'light', label: <IconSun size={18} aria-hidden />, title: t('shell.theme.light') },
          { value: 'dark', label: <IconMoon size={18} aria-hidden />, title: t('shell.theme.dark') },
          { value: 'system', label: <IconDeviceDesktop size={18} aria-hidden />, title: t('shell.theme.system') },
        ]}
      />
      <div className={classes.actions}>
        <Tooltip label={settings.sound ? t('scanning.sound.on') : t('scanning.sound.off')}>
          <ActionIcon
            aria-label={t('scanning.sound.on')}
            aria-pressed={settings.sound}
            onClick={() => change({ sound: !settings.sound })}
          >
            <SoundIcon size={20} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('shell.keys.open')}>
          <ActionIcon aria-label={t('shell.keys.open')} onClick={onShowKeys}>
            <IconKeyboard size={20} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t('shell.lockHint')}>
          <ActionIcon aria-label={t('shell.lock')} onClick={() => lock.mutate({})} loading={lock.isPending}>
            <IconLock size={20} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  )
}
