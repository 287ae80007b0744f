/** The system's languages, best first, by the rules of POSIX and GNU gettext. An empty variable counts as not set. */
export function systemLanguages(env: NodeJS.ProcessEnv): string[] {
  const locale = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== '') ?? 'C'
  // The locale "C" disables the list in LANGUAGE.
  const list = /^(C|POSIX)(\.|$)/.test(locale) ? [] : (env.LANGUAGE ?? '').split(':')
  return [...list.filter((tag) => tag !== ''), locale]
}
