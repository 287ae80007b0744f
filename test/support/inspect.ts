/** What axe finds in a page: contrast, names, roles and order, by the rules of WCAG and its own. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Fails with what axe finds in this part of the page. `where` is named in the failure. */
export async function inspect(page: Page, where: string, part = 'body'): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .include(part)
    // what passed is not asked for: axe would describe every element of it
    .options({ resultTypes: ['violations'] })
    // the other way opens a second page for each run, for the sake of frames from elsewhere, and the page has none
    .setLegacyMode()
    .analyze()
  expect(violations.map(({ id, nodes }) => `${where}: ${id} ${nodes[0]?.html ?? ''}`)).toEqual([])
}
