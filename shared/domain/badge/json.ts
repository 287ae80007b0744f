/**
 * JSON badges, flat or nested, with keys in English or Japanese. Values under anything but the person (the event, the
 * session, the product) are not read. Depth and number of values are limited.
 */
import type { PhoneKind } from '../person/contact.ts'
import { canonicalBadgeCode } from './code.ts'
import { codeRankOf, normalKey, partOfKey } from './keys.ts'
import { MAX_JSON_DEPTH, MAX_PROPERTIES } from './limits.ts'
import { emptyDraft, putPart, type ContactDraft, type ContactPart } from './parts.ts'
import type { Warnings } from './text.ts'

export interface JsonReading {
  badgeCode: string | null
  draft: ContactDraft
  /** Does the code set up a device for an app, or open a wireless network? */
  purpose: 'device' | 'wifi' | null
}

const NOT_THE_PERSON = new Set(
  (
    'event exhibition fair show venue session product item order exhibitor organizer organiser settings ' +
    'config device meta metadata イベント 展示会 会場'
  ).split(' '),
)
const COMPANY = new Set([
  'company',
  'organisation',
  'organization',
  'org',
  'employer',
  'corporation',
  'firm',
  '会社',
  '勤務先',
  '所属',
])
const VALUE_KEYS = new Set(['value', 'number', 'address', 'uri', 'text', '値'])

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** Whole numbers that are too long for a double are codes. They are read as text. */
const LONG_NUMBER = /([:[,]\s?)(\d{16,})(?=\s?[,}\]])/g

/**
 * Repairs what programs print as JSON although it is not: names without quotes, single quotes, a comma after the last
 * value.
 */
function mended(text: string): string {
  return text
    .replace(/([{[,:]\s*)'([^'"\\]*)'(?=\s*[,:}\]])/g, '$1"$2"')
    .replace(/([{,]\s*)([A-Za-z_]\w*)(?=\s*:)/g, '$1"$2"')
    .replace(/,(?=\s*[}\]])/g, '')
}

/** The tree, or null where the text is no JSON object or array. */
export function parseJson(text: string): Json | null {
  if (text[0] !== '{' && text[0] !== '[') return null
  for (const candidate of /\d{16}/.test(text)
    ? [text.replace(LONG_NUMBER, '$1"$2"'), text, mended(text)]
    : [text, mended(text)]) {
    try {
      return JSON.parse(candidate) as Json
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
    }
  }
  return null
}

interface Leaf {
  keys: string[]
  value: string
  kind: PhoneKind | null
}

const isOfCompany = ({ keys }: Leaf): boolean => keys.slice(0, -1).some((key) => COMPANY.has(key))

/** The values of a plain list. Their order and look tell what they mean. */
export function valuesOf(root: Json): string[] | null {
  return Array.isArray(root) && root.every((value) => value === null || typeof value !== 'object')
    ? root.map((value) => String(value ?? ''))
    : null
}

function kindOf(node: { [key: string]: Json }): PhoneKind | null {
  const type =
    [node['type'], node['kind'], node['label']].find((value) => typeof value === 'string')?.toLowerCase() ?? ''
  if (/fax/.test(type)) return 'fax'
  if (/mobile|cell|携帯/.test(type)) return 'mobile'
  return /work|office|business|会社/.test(type) ? 'work' : /home|自宅/.test(type) ? 'home' : null
}

/** The leaves in the order of the text, with the normal keys on the way to each. Array indexes are no keys. */
function leavesOf(root: Json, warnings: Warnings): Leaf[] {
  const leaves: Leaf[] = []
  const visit = (node: Json, keys: string[], kind: PhoneKind | null, depth: number): void => {
    if (leaves.length >= MAX_PROPERTIES || depth > MAX_JSON_DEPTH) {
      warnings.add('too_many_properties')
    } else if (Array.isArray(node)) {
      for (const child of node.slice(0, MAX_PROPERTIES)) visit(child, keys, kind, depth + 1)
    } else if (typeof node === 'object' && node !== null) {
      const ownKind = kindOf(node) ?? kind
      for (const [key, child] of Object.entries(node).slice(0, MAX_PROPERTIES))
        visit(child, [...keys, normalKey(key)], ownKind, depth + 1)
    } else if (typeof node === 'string' || typeof node === 'number') {
      leaves.push({ keys, value: String(node), kind })
    }
  }
  visit(root, [], null, 0)
  // Values of the company come after the person's own.
  return [...leaves.filter((leaf) => !isOfCompany(leaf)), ...leaves.filter(isOfCompany)]
}

const KIND_PARTS: Readonly<Record<PhoneKind, ContactPart>> = {
  work: 'workPhone',
  home: 'homePhone',
  mobile: 'mobile',
  fax: 'fax',
  other: 'phone',
}

function partOfLeaf({ keys, kind }: Leaf): ContactPart | null {
  const own = keys.at(-1) ?? ''
  const parent = keys.at(-2) ?? ''
  if (COMPANY.has(parent) && (own === 'name' || own === '名称' || own === '名前')) return 'organisation'
  let part = partOfKey(parent + own)
  const parentPart = parent === '' ? null : partOfKey(parent)
  if (part === null && (parentPart === 'email' || parentPart === 'phone') && VALUE_KEYS.has(own)) part = parentPart
  part ??= partOfKey(own)
  return part === 'phone' && kind !== null ? KIND_PARTS[kind] : part
}

/** What a tree says about a person. */
export function readJson(root: Json, warnings: Warnings): JsonReading {
  const draft = emptyDraft()
  const leaves = leavesOf(root, warnings)
  const names = new Set(leaves.filter(({ keys }) => keys.length === 1).map(({ keys }) => keys[0]!))
  let best: { rank: number; code: string } | null = null
  for (const leaf of leaves) {
    const above = leaf.keys.slice(0, -1)
    if (above.some((key) => NOT_THE_PERSON.has(key))) continue
    const own = leaf.keys.at(-1) ?? ''
    const rank = isOfCompany(leaf) ? null : codeRankOf(own)
    const part = partOfLeaf(leaf)
    if (part !== null) putPart(draft, part, leaf.value)
    else if (rank !== null) {
      // A key nearer to the root is surer; then the surer key counts.
      const weight = above.length * 1000 + rank
      const code = canonicalBadgeCode(leaf.value)
      if (code !== '' && (best === null || weight < best.rank)) best = { rank: weight, code }
    }
  }
  const device = names.has('handshakeversion') || (names.has('url') && names.has('token') && best === null)
  return { badgeCode: best?.code ?? null, draft, purpose: names.has('ssid') ? 'wifi' : device ? 'device' : null }
}
