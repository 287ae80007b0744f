/** Shows every key. `?` opens it. */
import { Modal } from '@mantine/core'
import { type MessageKey, useWords } from '../../ui/language.tsx'
import classes from './all-keys.module.css'

const GROUPS: readonly { title: MessageKey; keys: readonly (readonly [readonly string[], MessageKey])[] }[] = [
  {
    title: 'shell.keys.inScan',
    keys: [
      [['F1', '…', 'F9'], 'shell.keys.exhibitor'],
      [['1', '2', '3'], 'shell.keys.rank'],
      [['N'], 'shell.keys.note'],
      [['U'], 'shell.keys.undo'],
      [['T'], 'shell.keys.type'],
      [['H'], 'shell.keys.byHand'],
      [['E'], 'shell.keys.complete'],
      [['C'], 'shell.keys.cardPicture'],
    ],
  },
  {
    title: 'shell.keys.inLeads',
    keys: [
      [['/'], 'shell.keys.search'],
      [['J', 'K', '↓', '↑'], 'shell.keys.move'],
      [['Enter'], 'shell.keys.open_lead'],
      [['Space'], 'shell.keys.select'],
      [['1', '2', '3'], 'shell.keys.rank'],
    ],
  },
  {
    title: 'shell.keys.anywhere',
    keys: [
      [['S'], 'shell.keys.scan'],
      [['L'], 'shell.keys.leads'],
      [['F'], 'shell.keys.followUp'],
      [['O'], 'shell.keys.organise'],
      [['?'], 'shell.keys.all'],
      [['Esc'], 'shell.keys.card'],
    ],
  },
]

export function AllKeys({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useWords()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('shell.keys.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('words.close') }}
    >
      <div className={classes.groups}>
        {GROUPS.map(({ title, keys }) => (
          <section key={title}>
            <h3 className={classes.title}>{t(title)}</h3>
            <dl className={classes.keys}>
              {keys.map(([names, what]) => (
                <div key={what}>
                  <dt>
                    {names.map((name) => (name === '…' ? <span key={name}> – </span> : <kbd key={name}>{name}</kbd>))}
                  </dt>
                  <dd>{t(what)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
