/**
 * What a format does to everything scanned so far: how many payloads it fits, what changes, each badge before and
 * after.
 */
import type { TaughtPreview } from '../../../../shared/contract/template.ts'
import type { BadgeTemplate, TemplateField } from '../../../../shared/domain/badge/template.ts'
import { useWords } from '../../../ui/language.tsx'
import { Notice } from '../../../ui/notice.tsx'
import room from '../organise-room.module.css'
import { oneLine, readingInWords } from './marking.ts'
import classes from './formats.module.css'

/** A few badges may be printed twice. More than this suggest that the wrong part was marked. */
const SHARED_IS_MUCH = 0.1

/** The rule in one line: separators and fields, or literals and fields. */
export function useRuleInWords(): (template: BadgeTemplate) => string {
  const { t } = useWords()
  const named = (field: TemplateField) => `‹${t(`registrants.field.${field}`)}›`
  return (template) =>
    template.kind === 'delimited'
      ? template.columns.map(named).join(` ${oneLine(template.separator)} `)
      : template.pieces.map((piece) => ('literal' in piece ? oneLine(piece.literal) : named(piece.field))).join('')
}

export function TaughtResult({
  preview: { template, payloads, fits, changed, sameCode, examples },
}: {
  preview: TaughtPreview
}) {
  const { t, number } = useWords()
  const ruleInWords = useRuleInWords()
  return (
    <div className={classes.result}>
      <p className={classes.rule}>
        <span className={classes.quiet}>{t('badgeFormats.rule')}</span> <bdi>{ruleInWords(template)}</bdi>
      </p>
      <dl className={room.counts}>
        <div data-count="payloads">
          <dt>{t('badgeFormats.payloads')}</dt>
          <dd>{number(payloads)}</dd>
        </div>
        <div data-count="fits">
          <dt>{t('badgeFormats.fits')}</dt>
          <dd>{number(fits)}</dd>
        </div>
        <div data-count="changed">
          <dt>{t('badgeFormats.changed')}</dt>
          <dd>{number(changed)}</dd>
        </div>
      </dl>
      {sameCode > Math.max(3, fits * SHARED_IS_MUCH) && (
        <Notice tone="kept">{t('badgeFormats.sameCode', { count: sameCode })}</Notice>
      )}
      {examples.length > 0 && (
        <div className={room.tablePlace} tabIndex={0} role="region" aria-label={t('badgeFormats.examples')}>
          <table className={`${room.table} ${classes.examples}`}>
            <thead>
              <tr>
                <th scope="col">{t('badgeFormats.badgeText')}</th>
                <th scope="col">{t('badgeFormats.before')}</th>
                <th scope="col">{t('badgeFormats.after')}</th>
              </tr>
            </thead>
            <tbody>
              {examples.map((example) => (
                <tr key={example.payloadHex}>
                  <td>
                    <bdi>{oneLine(example.text, 48)}</bdi>
                  </td>
                  <td>
                    <bdi>{readingInWords(example.before) || t('badgeFormats.nothing')}</bdi>
                  </td>
                  <td className={classes.after}>
                    <bdi>{readingInWords(example.after) || t('badgeFormats.nothing')}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  )
}
