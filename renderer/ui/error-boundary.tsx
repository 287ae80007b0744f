/** Keeps a fault in one part of the page from taking the others with it. */
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { Button, Group } from '@mantine/core'
import { IconMoodSad } from '@tabler/icons-react'
import { Empty } from './empty.tsx'
import { useWords } from './language.tsx'

function Crash({ onAgain }: { onAgain: () => void }) {
  const { t } = useWords()
  return (
    <div role="alert">
      <Empty
        icon={<IconMoodSad size={44} stroke={1.4} />}
        title={t('shell.crash.title')}
        action={
          <Group justify="center">
            <Button onClick={onAgain}>{t('shell.crash.again')}</Button>
            <Button variant="default" onClick={() => location.reload()}>
              {t('shell.crash.reload')}
            </Button>
          </Group>
        }
      >
        {t('shell.crash.text')}
      </Empty>
    </div>
  )
}

export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error('a part of the page stopped', error, info.componentStack)
  }

  override render(): ReactNode {
    return this.state.failed ? <Crash onAgain={() => this.setState({ failed: false })} /> : this.props.children
  }
}
