import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { withRooms } from '../../workshop/draw-rooms.ts'
import { SUBJECTS } from '../../workshop/import-rules.ts'

const root = resolve(import.meta.dirname, '../..')

test('docs/architecture.md shows the rooms as the code has them (else: npm run rooms)', () => {
  const text = readFileSync(join(root, 'docs/architecture.md'), 'utf8')
  expect(withRooms(text)).toBe(text)
})

test('the list of subjects and the folders of main/ are the same', () => {
  const folders = readdirSync(join(root, 'main'), { withFileTypes: true })
  expect(folders.filter((entry) => !entry.isDirectory()).map((entry) => entry.name)).toEqual([])
  expect(folders.map((entry) => entry.name).toSorted()).toEqual([...SUBJECTS, 'db', 'files', 'app', 'hosts'].toSorted())
})

test('every path that CONTRIBUTING.md and the pages name is there', () => {
  for (const page of ['CONTRIBUTING.md', 'docs/architecture.md']) {
    const text = readFileSync(join(root, page), 'utf8')
    const paths = [...text.matchAll(/`((?:main|renderer|shared|test|workshop|docs)\/[\w./-]*)`/g)].map(
      (match) => match[1]!,
    )
    expect(paths.length).toBeGreaterThan(5)
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
  }
})

test('every job that a subject defines is in the table of jobs under the same name, and no other', async () => {
  const { jobTable } = await import('../../main/hosts/job-table.ts')
  const files = readdirSync(join(root, 'main'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  )
  const defined = files.flatMap((file) =>
    [...readFileSync(join(root, 'main', file), 'utf8').matchAll(/defineJob<[^>]+>\(\s*'(\w+)'/g)].map(
      (match) => match[1]!,
    ),
  )
  expect(defined.toSorted()).toEqual(Object.keys(jobTable).toSorted())
})
