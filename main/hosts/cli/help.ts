/** Help and complaints in the user's language: commander has English words only. */
import { CommanderError, type HelpConfiguration, type Option } from 'commander'
import type { i18n } from 'i18next'
import { AppError } from '../../../shared/errors.ts'
import { command } from '../../../shared/messages/en/command.ts'

const TITLES: Record<string, keyof typeof command.title> = {
  'Usage:': 'usage',
  'Options:': 'options',
  'Global Options:': 'globalOptions',
  'Commands:': 'commands',
  'Arguments:': 'arguments',
}

/** How help texts are made. */
export function helpIn({ t }: i18n): HelpConfiguration {
  return {
    showGlobalOptions: true,
    styleTitle: (title) => (TITLES[title] === undefined ? title : t(`command.title.${TITLES[title]}`)),
    optionDescription: ({ description, argChoices, defaultValue }: Option) => {
      const more = [
        ...(argChoices ? [t('command.choices', { choices: argChoices.join(', ') })] : []),
        ...(defaultValue === undefined || defaultValue === ''
          ? []
          : [t('command.byDefault', { value: String(defaultValue) })]),
      ]
      return more.length === 0 ? description : `${description} (${more.join('; ')})`
    },
  }
}

const isMisuse = (code: string): code is keyof typeof command.misuse => code in command.misuse

/** What commander refuses, as our own usage error; anything else as it is. */
export function asUsage(error: unknown, { t }: i18n): unknown {
  if (!(error instanceof CommanderError)) return error
  const code = error.code.replace(/^commander\./, '')
  // what was wrong stands between quotes in commander's English sentence
  const what = [...error.message.matchAll(/'([^']*)'/g)].map(([, quoted]) => quoted).join(': ')
  return new AppError('usage', {
    detail: isMisuse(code) ? t(`command.misuse.${code}`, { what }) : error.message.replace(/^error: /, ''),
  })
}
