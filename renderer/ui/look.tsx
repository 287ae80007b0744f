/** Light or dark, and Mantine around everything. Styles made at run time have the host's nonce. */
import type { ReactNode } from 'react'
import { type CSSVariablesResolver, MantineProvider } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { Notifications } from '@mantine/notifications'
import { theme } from './theme.tsx'

function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
}

const words = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-2)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-placeholder': 'var(--ink-2)',
  '--mantine-color-error': 'var(--failed)',
  '--mantine-color-anchor': 'var(--accent-ink)',
  '--mantine-primary-color-light': 'var(--accent-soft)',
  '--mantine-primary-color-light-color': 'var(--accent-ink)',
}
const resolver: CSSVariablesResolver = () => ({ variables: {}, light: words, dark: words })

export function Look({ theme: setting, children }: { theme: 'light' | 'dark' | 'system'; children: ReactNode }) {
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)', false, { getInitialValueInEffect: false })
  const scheme = setting === 'system' ? (systemDark ? 'dark' : 'light') : setting
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme} getStyleNonce={styleNonce} cssVariablesResolver={resolver}>
      <Notifications position="bottom-center" limit={3} />
      {children}
    </MantineProvider>
  )
}
