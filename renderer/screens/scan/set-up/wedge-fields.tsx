/** A hand scanner's settings, for people who know them. A layout chosen here replaces the result of a check. */
import { useState } from 'react'
import { NativeSelect, TextInput } from '@mantine/core'
import type { Settings } from '../../../../shared/contract/settings.ts'
import { LAYOUT_NAMES } from '../../../../shared/domain/wedge/layouts.ts'
import { useWords } from '../../../ui/language.tsx'
import classes from './scan-settings.module.css'

type Wedge = Settings['wedge']
const SUFFIXES = ['any', 'enter', 'tab', 'none'] as const
const CUSTOM = 'custom'
const MAX_PREFIX = 20

export function WedgeFields({ wedge, onChange }: { wedge: Wedge; onChange: (wedge: Wedge) => void }) {
  const { t } = useWords()
  const [prefix, setPrefix] = useState<string | null>(null)
  const custom = wedge.overrides !== undefined
  const layouts = LAYOUT_NAMES.map((value) => ({ value: value as string, label: t(`scanner.layout.${value}`) }))
  const { prefix: keptPrefix, suffix } = wedge
  return (
    <div className={classes.fields}>
      <NativeSelect
        label={t('scanner.wedge.layout')}
        value={custom ? CUSTOM : wedge.layout}
        data={custom ? [{ value: CUSTOM, label: t('scanner.layout.custom') }, ...layouts] : layouts}
        onChange={({ currentTarget: { value } }) =>
          onChange({ prefix: keptPrefix, suffix, layout: LAYOUT_NAMES.find((name) => name === value) ?? wedge.layout })
        }
      />
      <NativeSelect
        label={t('scanner.wedge.suffix')}
        value={suffix}
        data={SUFFIXES.map((value) => ({ value, label: t(`scanner.suffix.${value}`) }))}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...wedge, suffix: SUFFIXES.find((name) => name === value) ?? suffix })
        }
      />
      <TextInput
        label={t('scanner.wedge.prefix')}
        placeholder={t('scanner.wedge.noPrefix')}
        value={prefix ?? keptPrefix}
        maxLength={MAX_PREFIX}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setPrefix(event.currentTarget.value)}
        onBlur={() => {
          if (prefix !== null && prefix !== keptPrefix) onChange({ ...wedge, prefix })
          setPrefix(null)
        }}
      />
    </div>
  )
}
