/** A visitor's name, large or small: never broken inside a given or a family name. */
import type { Contact } from '../../shared/domain/person/contact.ts'
import { useWords } from '../ui/language.tsx'
import classes from './person-name.module.css'

/** The parts that stay together, in the order in which the name is read out. */
export function nameParts({
  fullName,
  familyName,
  givenName,
}: Pick<Contact, 'fullName' | 'familyName' | 'givenName'>): string[] {
  const given = fullName.trim()
  if (familyName !== '' && givenName !== '') {
    const familyFirst = given === '' || given.startsWith(familyName)
    const parts = familyFirst ? [familyName, givenName] : [givenName, familyName]
    if (given === '' || given.replace(/\s+/gu, '') === parts.join('').replace(/\s+/gu, '')) return parts
  }
  return (given || familyName || givenName).split(/\s+/u).filter((part) => part !== '')
}

/** The kana of a contact in one line. */
export function kanaOf({ familyKana, givenKana }: Pick<Contact, 'familyKana' | 'givenKana'>): string {
  return `${familyKana} ${givenKana}`.trim()
}

/** A Japanese letter is as wide as two Latin ones. */
const widthOf = (text: string): number => [...text].reduce((width, letter) => width + (letter > '\u2e7f' ? 2 : 1), 0)

/** How much room a name takes where it is the largest thing on the screen. A longer one is set smaller. */
export function lengthOfName(contact: Props['contact'], badgeCode: string | null): 'usual' | 'long' | 'longest' {
  const parts = contact === null ? [] : nameParts(contact)
  const widths = (
    parts.length === 0 ? (badgeCode ?? '').split(/\s+/u) : parts.flatMap((part) => part.split(/\s+/u))
  ).map(widthOf)
  const [word, whole] = [Math.max(...widths), widths.reduce((sum, width) => sum + width + 1, -1)]
  if (word <= 18 && whole <= 36) return 'usual'
  return word <= 25 && whole <= 50 ? 'long' : 'longest'
}

interface Props {
  contact: Pick<Contact, 'fullName' | 'familyName' | 'givenName'> | null
  /** Shown where no name is known. */
  badgeCode?: string | null
}

export function PersonName({ contact, badgeCode = null }: Props) {
  const { t } = useWords()
  const parts = contact === null ? [] : nameParts(contact)
  if (parts.length === 0) return <span className={classes.unknown}>{badgeCode ?? t('words.nameUnknown')}</span>
  return (
    <bdi>
      {parts.map((part, index) => (
        // Two parts of one name may be equal; their order never changes.
        <span key={index}>
          {index > 0 && ' '}
          <span className={[...part].length <= 24 ? classes.together : undefined}>{part}</span>
        </span>
      ))}
    </bdi>
  )
}
