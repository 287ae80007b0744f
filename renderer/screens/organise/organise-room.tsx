/** The organiser's rooms: one section a subject, listed in `sections.ts`. */
import { usePlace, placeHref } from '../../parts/place.ts'
import { ErrorBoundary } from '../../ui/error-boundary.tsx'
import { useWords } from '../../ui/language.tsx'
import { OrganiserDoor } from './door/organiser-door.tsx'
import { SECTIONS } from './sections.ts'
import classes from './organise-room.module.css'

export function OrganiseRoom() {
  const { t } = useWords()
  return (
    <div className={classes.room}>
      <h1 className={classes.title}>{t('organise.title')}</h1>
      <OrganiserDoor>
        <Sections />
      </OrganiserDoor>
    </div>
  )
}

/** On a narrow screen the list is one line that scrolls. It scrolls to the present section. */
function bringIntoView(link: HTMLElement | null): void {
  link?.scrollIntoView({ block: 'nearest', inline: 'center' })
}

function Sections() {
  const { t } = useWords()
  const { path } = usePlace()
  const section = SECTIONS.find(({ id }) => id === path[0]) ?? SECTIONS[0]
  const Shown = section.content
  return (
    <div className={classes.sections}>
      <nav className={classes.list} aria-label={t('organise.sections')}>
        {SECTIONS.map(({ id, title, icon: Icon }) => (
          <a
            key={id}
            href={placeHref('organise', id)}
            className={classes.link}
            aria-current={id === section.id ? 'page' : undefined}
            ref={id === section.id ? bringIntoView : undefined}
          >
            <Icon size={20} stroke={1.6} aria-hidden />
            {t(title)}
          </a>
        ))}
      </nav>
      <section className={classes.section}>
        <ErrorBoundary key={section.id}>
          <Shown />
        </ErrorBoundary>
      </section>
    </div>
  )
}
