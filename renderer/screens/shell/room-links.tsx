/** Links to the rooms. */
import { Fragment } from 'react'
import { IconAddressBook, IconChecklist, IconScan, IconSettings2 } from '@tabler/icons-react'
import { useWords } from '../../ui/language.tsx'
import { placeHref, type Room, ROOMS } from '../../parts/place.ts'
import classes from './shell.module.css'

const ICONS = {
  scan: IconScan,
  leads: IconAddressBook,
  'follow-up': IconChecklist,
  organise: IconSettings2,
} satisfies Record<Room, unknown>

/** A Japanese label that does not fit breaks after a long vowel (フォロー, アップ), not before its last letter. */
const breakable = (label: string): string[] => label.split(/(?<=ー)(?=.{2})/u)

export function RoomLinks({ room }: { room: Room }) {
  const { t } = useWords()
  return (
    <nav aria-label={t('shell.mainNavigation')} className={classes.rooms}>
      {ROOMS.map((name) => {
        const Icon = ICONS[name]
        return (
          <a
            key={name}
            href={placeHref(name)}
            className={classes.room}
            aria-current={name === room ? 'page' : undefined}
          >
            <Icon size={22} stroke={1.6} aria-hidden />
            <span className={classes.roomName}>
              {breakable(t(`shell.rooms.${name}`)).map((part, index) => (
                // The parts never change their order.
                <Fragment key={index}>
                  {index > 0 && <wbr />}
                  {part}
                </Fragment>
              ))}
            </span>
          </a>
        )
      })}
    </nav>
  )
}
