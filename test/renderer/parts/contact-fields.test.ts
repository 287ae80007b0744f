import { describe, expect, it } from 'vitest'
import { CONTACT_FIELDS, correctionOf, textOfField } from '../../../renderer/parts/contact-fields.ts'
import { contactCorrection } from '../../../shared/contract/shapes.ts'
import { type Contact, emptyContact } from '../../../shared/domain/person/contact.ts'

const CONTACT: Contact = {
  ...emptyContact(),
  fullName: '髙橋 太郎',
  emails: ['a@x.example', 'b@x.example'],
  phones: [{ number: '03-1234-5678', e164: '+81312345678', kind: 'mobile' }],
  addresses: [{ postcode: '100-0001', region: '東京都', locality: '千代田区', street: '1-1', country: 'JP' }],
  note: 'line one\nline two',
}

describe('the fields of a contact as typed texts', () => {
  it('come back as they were when nothing was typed', () => {
    for (const field of CONTACT_FIELDS) {
      expect(correctionOf(CONTACT, field, textOfField(CONTACT, field))).toEqual({ [field]: CONTACT[field] })
    }
  })

  it('keep what is known of a telephone whose line did not change, and know nothing of a new one', () => {
    expect(correctionOf(CONTACT, 'phones', '03-1234-5678\n 090-1111-2222 \n\n')).toEqual({
      phones: [CONTACT.phones[0], { number: '090-1111-2222', e164: null, kind: 'work' }],
    })
  })

  it('empty a list or a text', () => {
    expect(correctionOf(CONTACT, 'emails', ' \n')).toEqual({ emails: [] })
    expect(correctionOf(CONTACT, 'fullName', '  ')).toEqual({ fullName: '' })
  })

  it('are corrections that the contract takes', () => {
    for (const field of CONTACT_FIELDS)
      expect(contactCorrection.safeParse(correctionOf(CONTACT, field, 'x\ny')).success).toBe(true)
  })
})
