/** Lists the decisions about pairs of visitors, here and at other stations. Each can be reversed. */
import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { DuplicateLink } from '../../../shared/contract/duplicate.ts'
import type { Command } from '../../../shared/contract/shapes.ts'
import type { ExhibitorId } from '../../../shared/domain/ids.ts'
import { newCommand, useApi } from '../../host/client.tsx'
import { useWords } from '../../ui/language.tsx'
import { useTimes } from '../times.ts'
import { declare, useDecided } from './declare.ts'
import { useNameOf } from './person-words.ts'
import { FailureNotice } from '../failure-notice.tsx'
import classes from './duplicates.module.css'

export function LinksList({ exhibitorId }: { exhibitorId: ExhibitorId | null }) {
  const { t } = useWords()
  const times = useTimes()
  const { api, client } = useApi()
  const queries = useQueryClient()
  const decided = useDecided(exhibitorId)
  const pages = decided.data?.pages ?? []
  const nameOf = useNameOf(
    new Map(pages.flatMap(({ visitors }) => visitors.map((visitor) => [visitor.visitorId, visitor]))),
  )
  const turn = useMutation({
    networkMode: 'always',
    mutationFn: ({ command, link: { a, b, onePerson } }: { command: Command; link: DuplicateLink }) =>
      declare(client, exhibitorId, !onePerson, { command, pairs: [{ a, b }] }),
    onSuccess: () => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== api.settings.key()[0] }),
  })
  if (decided.isError) return <FailureNotice error={decided.error} onRetry={() => void decided.refetch()} />
  const links = pages.flatMap((page) => page.links)
  if (links.length === 0) return null
  return (
    <section className={classes.part} aria-label={t('duplicates.links.title')}>
      <h3 className={classes.subheading}>{t('duplicates.links.title')}</h3>
      <p className={classes.text}>{t('duplicates.links.text')}</p>
      {turn.isError && <FailureNotice error={turn.error} onRetry={() => turn.mutate(turn.variables)} />}
      <ul className={classes.links}>
        {links.map((link) => (
          <li key={`${link.pairId} ${link.exhibitorId ?? ''}`} className={classes.link}>
            <span className={classes.verdict} data-one={link.onePerson || undefined}>
              {t(link.onePerson ? 'duplicates.links.one' : 'duplicates.links.two')}
            </span>
            <span className={classes.names}>
              <bdi>{nameOf(link.a)}</bdi>
              <span aria-hidden> · </span>
              <bdi>{nameOf(link.b)}</bdi>
            </span>
            <span className={classes.quiet}>
              {t(link.station === '' ? 'duplicates.links.byNobody' : 'duplicates.links.by', {
                at: times.brief(link.at),
                station: link.station,
              })}
            </span>
            {link.mine ? (
              <Button
                variant="subtle"
                disabled={turn.isPending}
                onClick={() => turn.mutate({ command: newCommand(), link })}
              >
                {t(link.onePerson ? 'duplicates.links.withdraw' : 'duplicates.links.link')}
              </Button>
            ) : (
              <span className={classes.quiet}>{t('duplicates.links.byOrganiser')}</span>
            )}
          </li>
        ))}
      </ul>
      {decided.hasNextPage && (
        <Button
          className={classes.start}
          variant="default"
          loading={decided.isFetchingNextPage}
          onClick={() => void decided.fetchNextPage()}
        >
          {t('duplicates.links.more')}
        </Button>
      )}
    </section>
  )
}
