/**
 * What several leads of one exhibitor say together of one person: facts by union, of each field the setting with the
 * greatest stamp.
 */
import type { LeadFacts, Register } from './facts.ts'

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

/**
 * `own` with what the others add; it stays the lead and the visitor it was. The registrant list's word is `own`'s, else
 * the first there is.
 */
export function joinFacts(own: LeadFacts, others: readonly LeadFacts[]): LeadFacts {
  const all = [own, ...others]
  return {
    ...own,
    badgeCode: all.map((facts) => facts.badgeCode).find((code) => code !== null) ?? null,
    scans: all.flatMap((facts) => facts.scans),
    notes: all.flatMap((facts) => facts.notes),
    consents: all.flatMap((facts) => facts.consents),
    cards: all.flatMap((facts) => facts.cards),
    withdrawals: all.flatMap((facts) => facts.withdrawals),
    registers: joinRegisters(all.flatMap((facts) => facts.registers)),
    registrant: all.map((facts) => facts.registrant).find((registrant) => registrant !== null) ?? null,
  }
}
