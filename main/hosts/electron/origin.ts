/** The page's scheme under Electron. It is registered as standard, so it has an origin like any other. */
export const PAGE_SCHEME = 'app'
export const PAGE_HOST = 'enishi'
export const PAGE_URL = `${PAGE_SCHEME}://${PAGE_HOST}/index.html`

/** Says whether a URL, or an origin written as a URL, belongs to our page. Node gives no `origin` for such schemes. */
export function isOurs(url: string | undefined): boolean {
  if (url === undefined || !URL.canParse(url)) return false
  const { protocol, host, username, password } = new URL(url)
  return protocol === `${PAGE_SCHEME}:` && host === PAGE_HOST && username === '' && password === ''
}
