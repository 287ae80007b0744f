import { expect, test } from 'vitest'
import { LEAVE, leavingQuestion } from '../../../../main/hosts/electron/leaving.ts'

test('the question before closing stays unless one chooses to leave, in both languages', () => {
  for (const [language, stay, leave] of [
    ['en', 'Stay', 'Close anyway'],
    ['ja', '閉じない', '保存せずに閉じる'],
  ] as const) {
    const { buttons, defaultId, cancelId, message, detail } = leavingQuestion(language)
    expect([buttons[defaultId], buttons[cancelId], buttons[LEAVE]]).toEqual([stay, stay, leave])
    expect(message).not.toBe('')
    expect(detail).not.toContain('menu.')
  }
})
