import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createOutFile, writeOutFile } from '../../../main/files/whole-file.ts'
import { temporaryFolder } from '../../support/folder.ts'

const part = (name: string, letter: string): string => `.${name}.${letter.repeat(12)}.part`

test('what a crash left of a file goes with the next attempt; other files stay', () => {
  const folder = temporaryFolder()
  const others = [part('b.txt', 'a'), '.a.txt.notes.part', part('a.txt.old', 'b')].toSorted()
  for (const name of [part('a.txt', 'a'), part('a.txt', '0'), ...others]) writeFileSync(join(folder, name), 'half')
  writeOutFile(join(folder, 'a.txt'), Buffer.from('whole'))
  expect(readdirSync(folder).toSorted()).toEqual([...others, 'a.txt'].toSorted())
})

test('of two writers of one path, the later wins and the earlier fails; neither leaves a cut file', () => {
  const folder = temporaryFolder()
  const path = join(folder, 'a.txt')
  const earlier = createOutFile(path)
  earlier.write(Buffer.from('ear'))
  const later = createOutFile(path)
  later.write(Buffer.from('later'))
  expect(() => earlier.commit()).toThrow('file_unwritable')
  earlier.discard()
  later.commit()
  expect([readdirSync(folder), readFileSync(path, 'utf8')]).toEqual([['a.txt'], 'later'])
})

test('what is given up leaves the older file, and nothing beside it', () => {
  const folder = temporaryFolder()
  const path = join(folder, 'a.txt')
  writeFileSync(path, 'older')
  const file = createOutFile(path)
  file.write(Buffer.from('new'))
  file.discard()
  expect([readdirSync(folder), readFileSync(path, 'utf8')]).toEqual([['a.txt'], 'older'])
})

test('a folder, or a path in no folder, is refused', () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'sub'))
  expect(() => createOutFile(join(folder, 'sub'))).toThrow('usage')
  expect(() => createOutFile(join(folder, 'none', 'a.txt'))).toThrow('file_unwritable')
})
