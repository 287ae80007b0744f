/**
 * Joins several leads of one exhibitor that are one person: the union of their facts, and of each field the setting
 * with the greatest stamp. The name comes whole from one lead.
 */
import { correctionField } from './correction.ts'
import { deriveLead, isNameCorrected } from './derive.ts'
import type { LeadFacts, Register } from './facts.ts'
import { NAME_KEPT, NAME_PARTS, nameOf, whoseName, type Name, type Named } from './kept-name.ts'

function isLater(a: Register, b: Register): boolean {
  if (a.stamp !== b.stamp) return a.stamp > b.stamp
  return JSON.stringify(a.value) > JSON.stringify(b.value)
}

function joinRegisters(all: readonly Register[]): Register[] {
  const byField = new Map<string, Register>()
  for (const register of all) {
    const known = byField.get(register.field)
    if (known === undefined || isLater(register, known)) byField.set(register.field, register)
  }
  return [...byField.values()]
}

const NAME_FIELDS = new Set<string>(NAME_PARTS.map(correctionField))

interface Member extends Named {
  /** What badge and list say of the name. */
  read: Name
  nameRegisters: Register[]
  chosen: string
}

/** One of the leads as it shows alone; none where all its scans were withdrawn, or nothing names the visitor. */
function memberOf(facts: LeadFacts): Member[] {
  const derived = deriveLead(facts)
  if (derived === null || derived.lead.contact.fullName === '') return []
  const { lead, badgeContact } = derived
  return [
    {
      visitorId: facts.visitorId,
      contact: lead.contact,
      nameCorrected: isNameCorrected(derived),
      lastScannedAt: lead.scans.at(-1)?.at ?? null,
      read: nameOf(badgeContact),
      nameRegisters: facts.registers.filter(({ field }) => NAME_FIELDS.has(field)),
      chosen: facts.registers.find(({ field, value }) => field === NAME_KEPT && value === true)?.stamp ?? '',
    },
  ]
}

/** The lead whose name is kept: the last one that somebody chose, else by the rule of `kept-name.ts`. */
function namerOf(all: readonly LeadFacts[]): Member | null {
  const [first, ...others] = all
    .flatMap(memberOf)
    .toSorted((a, b) => (a.chosen > b.chosen ? -1 : a.chosen < b.chosen ? 1 : 0))
  if (first === undefined) return null
  return first.chosen === '' ? whoseName([first, ...others]) : first
}

/**
 * `own` with what the others add. It stays the same lead and visitor. Of the registrant lists, `own`'s counts first,
 * else the first there is.
 */
export function joinFacts(own: LeadFacts, others: readonly LeadFacts[]): LeadFacts {
  const all = [own, ...others]
  const registers = joinRegisters(all.flatMap((facts) => facts.registers))
  const namer = namerOf(all)
  return {
    ...own,
    badgeCode: all.map((facts) => facts.badgeCode).find((code) => code !== null) ?? null,
    scans: all.flatMap((facts) => facts.scans),
    notes: all.flatMap((facts) => facts.notes),
    consents: all.flatMap((facts) => facts.consents),
    cards: all.flatMap((facts) => facts.cards),
    withdrawals: all.flatMap((facts) => facts.withdrawals),
    registers:
      namer === null
        ? registers
        : [...registers.filter(({ field }) => !NAME_FIELDS.has(field)), ...namer.nameRegisters],
    ...(namer === null ? {} : { keptName: namer.read }),
    registrant: all.map((facts) => facts.registrant).find((registrant) => registrant !== null) ?? null,
  }
}
