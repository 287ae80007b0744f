/** Help and usage errors in the user's language, because commander has only English. */
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

/** How to format help texts. */
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

/** Turns commander's errors into our usage error. Returns any other error unchanged. */
export function asUsage(error: unknown, { t }: i18n): unknown {
  if (!(error instanceof CommanderError)) return error
  const code = error.code.replace(/^commander\./, '')
  // Commander's English sentence has the wrong argument in quotes.
  const what = [...error.message.matchAll(/'([^']*)'/g)].map(([, quoted]) => quoted).join(': ')
  return new AppError('usage', {
    detail: isMisuse(code) ? t(`command.misuse.${code}`, { what }) : error.message.replace(/^error: /, ''),
  })
}
