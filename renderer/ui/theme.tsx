/**
 * The look in Mantine's terms: one accent (murasaki, the colour of ties between people), warm greys, one line height.
 */
import type { ReactNode } from 'react'
import {
  ActionIcon,
  Button,
  type CheckboxFactory,
  createTheme,
  type ExtendComponent,
  Input,
  type MantineColorsTuple,
  Modal,
  Notification,
  type PasswordInputFactory,
  Select,
  Skeleton,
  Tooltip,
} from '@mantine/core'
import { WithLimit } from './limit.tsx'

const murasaki: MantineColorsTuple = [
  '#f4f1fa',
  '#e5dff0',
  '#cabfe0',
  '#ae9dd0',
  '#9580c2',
  '#806aae',
  '#6c569c',
  '#5b4a86',
  '#4a3b70',
  '#392d58',
]

/** Paper and ink: warm on the light side, neutral on the dark one. */
const gray: MantineColorsTuple = [
  '#faf9f7',
  '#f4f3f0',
  '#eae8e4',
  '#dcd9d3',
  '#c4c0b8',
  '#9a958c',
  '#6f6b64',
  '#56524c',
  '#3a3733',
  '#232120',
]
const dark: MantineColorsTuple = [
  '#e8e6e3',
  '#c9c6c1',
  '#a3a09b',
  '#7f7c78',
  '#4b4a4d',
  '#3a3a3e',
  '#2c2c30',
  '#222226',
  '#1a1a1d',
  '#131315',
]

export const theme = createTheme({
  colors: { murasaki, gray, dark },
  primaryColor: 'murasaki',
  primaryShade: { light: 7, dark: 3 },
  fontFamily: "'Noto Sans JP Variable', 'Noto Sans Variable', 'Noto Sans KR Variable', sans-serif",
  fontFamilyMonospace: "'Noto Sans JP Variable', 'Noto Sans Variable', ui-monospace, monospace",
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '1.5rem', lineHeight: '1.4' }, h2: { fontSize: '1.125rem', lineHeight: '1.5' } },
  },
  lineHeights: { xs: '1.6', sm: '1.6', md: '1.6', lg: '1.6', xl: '1.6' },
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '1rem', lg: '1.125rem', xl: '1.375rem' },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '14px', xl: '20px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // Every control is at least 44 pixels high.
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      vars: (_theme, { variant = 'filled', size, color }) => ({
        root: {
          ...(String(size).startsWith('compact') ? {} : { '--button-height': '44px' }),
          // Mantine chooses the text colour for the light scheme even in the dark one.
          ...(variant === 'light' && color === undefined
            ? {
                '--button-color': 'var(--accent-ink)',
                '--button-bg': 'var(--accent-soft)',
                '--button-hover': 'var(--accent-soft)',
              }
            : {}),
          ...(variant === 'filled' && color === undefined
            ? {
                '--button-color': 'var(--on-accent)',
                '--button-bg': 'var(--accent)',
                '--button-hover': 'var(--accent-hover)',
              }
            : {}),
        },
      }),
    }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: 'subtle', color: 'gray' },
      vars: () => ({ root: { '--ai-size': '44px' } }),
    }),
    Input: Input.extend({
      defaultProps: { size: 'md' },
      vars: (_theme, { size = 'md' }) => ({ wrapper: size === 'md' ? { '--input-height': '44px' } : {} }),
    }),
    // These two are not imported, so that they come with the rooms that use them.
    Checkbox: {
      vars: () => ({ root: { '--checkbox-color': 'var(--accent)', '--checkbox-icon-color': 'var(--on-accent)' } }),
    } satisfies ExtendComponent<CheckboxFactory>,
    PasswordInput: {
      defaultProps: { size: 'md', rightSectionWidth: 46 },
      vars: () => ({ root: { '--psi-button-size': '44px' } }),
    } satisfies ExtendComponent<PasswordInputFactory>,
    InputWrapper: {
      defaultProps: {
        size: 'md',
        inputWrapperOrder: ['label', 'input', 'error', 'description'],
        inputContainer: (input: ReactNode) => <WithLimit>{input}</WithLimit>,
      },
      styles: {
        label: { fontSize: '0.875rem', fontWeight: 600, lineHeight: 1.6, marginBottom: 4 },
        description: { lineHeight: 1.5 },
        error: { lineHeight: 1.5 },
      },
    },
    Select: Select.extend({ defaultProps: { size: 'md', allowDeselect: false, checkIconPosition: 'right' } }),
    Modal: Modal.extend({
      styles: {
        title: { fontSize: '1.125rem', fontWeight: 600 },
        close: { '--cb-size': '44px', '--cb-icon-size': '20px' },
      },
      defaultProps: {
        attributes: { header: { role: 'presentation' } },
        centered: true,
        radius: 'lg',
        lockScroll: false,
        overlayProps: { backgroundOpacity: 0.35 },
      },
    }),
    Notification: Notification.extend({ styles: { closeButton: { '--cb-size': '44px', '--cb-icon-size': '20px' } } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, events: { hover: true, focus: true, touch: false } } }),
    Skeleton: Skeleton.extend({ defaultProps: { radius: 'md' } }),
  },
})
