/** The first start: three ways to fill an empty data folder. */
import { useState } from 'react'
import { Button } from '@mantine/core'
import { IconFileUpload, IconKeyboard, IconSparkles } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../host/client.tsx'
import { useWords } from '../../ui/language.tsx'
import { Segments } from '../../ui/segments.tsx'
import { useSettings } from '../../host/settings.ts'
import { ApplyFile } from '../../parts/apply-file.tsx'
import { HostBanner } from '../../parts/host-banner.tsx'
import { SetUpByHand } from './set-up-by-hand.tsx'
import { FailureNotice } from '../../parts/failure-notice.tsx'
import classes from './start-screen.module.css'

const DEMO = { leads: 300, seed: 1 }

export function StartScreen() {
  const { t, language } = useWords()
  const { change } = useSettings()
  const { api } = useApi()
  const queries = useQueryClient()
  const [byHand, setByHand] = useState(false)
  const begin = () => queries.invalidateQueries()
  const demo = useMutation(api.exhibition.demo.mutationOptions({ onSuccess: begin }))
  if (byHand) return <SetUpByHand onBack={() => setByHand(false)} onDone={begin} />
  return (
    <main className={classes.start}>
      <HostBanner unsaved={0} />
      <header className={classes.head}>
        <div>
          <p className={classes.brand}>
            <img src="/icon.svg" alt="" width={40} height={40} />
            Enishi <span lang="ja">縁</span>
          </p>
          <h1 className={classes.title}>{t('start.title')}</h1>
          <p className={classes.lead}>{t('start.lead')}</p>
        </div>
        <Segments
          label={t('shell.language')}
          value={language}
          onChange={(value) => change({ language: value })}
          options={[
            { value: 'en', label: 'EN', title: 'English' },
            { value: 'ja', label: '日本語', title: '日本語' },
          ]}
        />
      </header>
      <div className={classes.ways}>
        <section className={classes.way}>
          <IconFileUpload size={34} stroke={1.4} aria-hidden />
          <h2>{t('start.file.title')}</h2>
          <p>{t('start.file.text')}</p>
          <ApplyFile main onApplied={() => void begin()} />
        </section>
        <section className={classes.way}>
          <IconKeyboard size={34} stroke={1.4} aria-hidden />
          <h2>{t('start.hand.title')}</h2>
          <p>{t('start.hand.text')}</p>
          <Button variant="default" onClick={() => setByHand(true)}>
            {t('start.hand.go')}
          </Button>
        </section>
        <section className={classes.way}>
          <IconSparkles size={34} stroke={1.4} aria-hidden />
          <h2>{t('start.demo.title')}</h2>
          <p>{t('start.demo.text', { count: DEMO.leads })}</p>
          <Button variant="default" loading={demo.isPending} onClick={() => demo.mutate(DEMO)}>
            {demo.isPending ? t('start.demo.working') : t('start.demo.go')}
          </Button>
          {demo.isError && <FailureNotice error={demo.error} />}
        </section>
      </div>
    </main>
  )
}
