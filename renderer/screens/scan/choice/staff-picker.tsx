/** Who scans; the station remembers it. Without a list of staff a name can be typed. */
import { Select, TextInput } from '@mantine/core'
import { IconUser } from '@tabler/icons-react'
import { useExhibition } from '../../../host/exhibition.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useSettings } from '../../../host/settings.ts'

export function StaffPicker() {
  const { t } = useWords()
  const { staff } = useExhibition()
  const { settings, change } = useSettings()
  const icon = <IconUser size={18} stroke={1.6} aria-hidden />
  if (staff.length === 0) {
    return (
      <TextInput
        aria-label={t('words.staff')}
        placeholder={t('words.staff')}
        leftSection={icon}
        defaultValue={settings.staff}
        maxLength={200}
        onBlur={(event) => change({ staff: event.currentTarget.value.trim() })}
      />
    )
  }
  const names = settings.staff === '' || staff.includes(settings.staff) ? staff : [...staff, settings.staff]
  return (
    <Select
      aria-label={t('words.staff')}
      leftSection={icon}
      value={settings.staff}
      onChange={(name) => change({ staff: name ?? '' })}
      data={[{ value: '', label: t('scanning.noStaff') }, ...names.map((name) => ({ value: name, label: name }))]}
    />
  )
}
