/** The sections of the organiser's rooms in their order. A new section is one file and one line here. */
import type { ComponentType } from 'react'
import { IconBuildingStore, IconDeviceLaptop, IconFileExport, IconHeartbeat, IconKey, IconListDetails, IconUsers } from '@tabler/icons-react'
import type { MessageKey } from '../../ui/language.tsx'
import { ExhibitionFileSection } from './exhibition-file-section.tsx'
import { ExhibitionSection } from './exhibition-section.tsx'
import { ExhibitorsSection } from './exhibitors-section.tsx'
import { HealthSection } from './health-section.tsx'
import { PassphraseSection } from './passphrase-section.tsx'
import { RegistrantsSection } from './registrants/registrants-section.tsx'
import { StationSection } from './station-section.tsx'

interface SectionEntry {
  /** Its part of the address: `#/organise/<id>`. */
  id: string
  title: MessageKey
  icon: typeof IconKey
  part: ComponentType
}

export const SECTIONS: readonly [SectionEntry, ...SectionEntry[]] = [
  { id: 'exhibition', title: 'organise.exhibition.title', icon: IconBuildingStore, part: ExhibitionSection },
  { id: 'exhibitors', title: 'organise.exhibitors.title', icon: IconUsers, part: ExhibitorsSection },
  { id: 'registrants', title: 'registrants.title', icon: IconListDetails, part: RegistrantsSection },
  { id: 'file', title: 'organise.file.title', icon: IconFileExport, part: ExhibitionFileSection },
  { id: 'station', title: 'organise.station.title', icon: IconDeviceLaptop, part: StationSection },
  { id: 'passphrase', title: 'organise.passphrase.title', icon: IconKey, part: PassphraseSection },
  { id: 'health', title: 'organise.health.title', icon: IconHeartbeat, part: HealthSection },
]
