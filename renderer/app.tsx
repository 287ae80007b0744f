/** The whole page: host, language and look around the start screen or the rooms. */
import { lazy, Suspense } from 'react'
import { type QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { IconPlugConnectedX } from '@tabler/icons-react'
import type { Client } from '../shared/contract/index.ts'
import { ClientProvider, useApi } from './host/client.tsx'
import { Empty } from './ui/empty.tsx'
import { ErrorBoundary } from './ui/error-boundary.tsx'
import { ExhibitionProvider } from './host/exhibition.tsx'
import { chosenLanguage, LanguageProvider, useWords } from './ui/language.tsx'
import { Look } from './ui/look.tsx'
import { useSettings } from './host/settings.ts'
import { hostLink } from './host/host-link.ts'
import { RecorderProvider } from './unsaved/recorder-provider.tsx'
import { HostBanner } from './parts/host-banner.tsx'
import { Rooms } from './rooms.tsx'
import { Shell } from './screens/shell/shell.tsx'
import { FailureNotice } from './parts/failure-notice.tsx'
import { useStore } from './store.ts'
import classes from './app.module.css'

const StartScreen = lazy(() =>
  import('./screens/start/start-screen.tsx').then((module) => ({ default: module.StartScreen })),
)

export function App({ client, queries }: { client: Client | null; queries: QueryClient }) {
  if (client === null) return <NoHost />
  return (
    <QueryClientProvider client={queries}>
      <ClientProvider client={client}>
        <Dressed />
      </ClientProvider>
    </QueryClientProvider>
  )
}

/** The page in the station's language and look. */
function Dressed() {
  const { settings } = useSettings()
  return (
    <LanguageProvider language={chosenLanguage(settings.language)}>
      <Look theme={settings.theme}>
        <ErrorBoundary>
          <Door />
        </ErrorBoundary>
      </Look>
    </LanguageProvider>
  )
}

/** Shows the start screen while the data folder is empty, else the rooms. */
function Door() {
  const { api, client } = useApi()
  const link = useStore(hostLink)
  const exhibition = useQuery(api.exhibition.get.queryOptions())
  if (exhibition.data === undefined) {
    if (exhibition.error === null) return null
    return (
      <div className={classes.alone}>
        {link === 'connected' ? (
          <FailureNotice error={exhibition.error} onRetry={() => void exhibition.refetch()} />
        ) : (
          <HostBanner unsaved={0} />
        )}
      </div>
    )
  }
  if (exhibition.data === null)
    return (
      <Suspense>
        <StartScreen />
      </Suspense>
    )
  return (
    <ExhibitionProvider exhibition={exhibition.data}>
      <RecorderProvider client={client}>
        <Shell>
          <Rooms />
        </Shell>
      </RecorderProvider>
    </ExhibitionProvider>
  )
}

function NoHost() {
  return (
    <LanguageProvider language={chosenLanguage('system')}>
      <Look theme="system">
        <NoHostWords />
      </Look>
    </LanguageProvider>
  )
}

function NoHostWords() {
  const { t } = useWords()
  return (
    <main className={classes.alone}>
      <Empty icon={<IconPlugConnectedX size={48} stroke={1.4} />} title={t('shell.noHost.title')}>
        {t('shell.noHost.text')}
      </Empty>
    </main>
  )
}
