import { can } from '@switchboard/identity';
import type { Permission, Role } from '@switchboard/identity';
import {
  IconAddressBook,
  IconDeviceMobile,
  IconHeadset,
  IconMessages,
  IconPhone,
  IconSpeakerphone,
  IconTemplate,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';

export interface TelephonyPage {
  /** Its name is the word of this in `pages`. */
  readonly id: 'inbox' | 'calls' | 'handovers' | 'contacts' | 'templates' | 'campaigns' | 'numbers';
  readonly href: string;
  readonly icon: Icon;
  /** Who may not do this does not see the page; the service refuses them anyway. */
  readonly permission: Permission;
}

/** Every page, in the order of the navigation. */
const PAGES: readonly TelephonyPage[] = [
  { id: 'inbox', href: '/inbox', icon: IconMessages, permission: 'inbox.use' },
  { id: 'calls', href: '/calls', icon: IconPhone, permission: 'inbox.use' },
  { id: 'handovers', href: '/handovers', icon: IconHeadset, permission: 'handover.answer' },
  { id: 'contacts', href: '/contacts', icon: IconAddressBook, permission: 'contact.manage' },
  { id: 'templates', href: '/templates', icon: IconTemplate, permission: 'template.read' },
  { id: 'campaigns', href: '/campaigns', icon: IconSpeakerphone, permission: 'campaign.read' },
  { id: 'numbers', href: '/numbers', icon: IconDeviceMobile, permission: 'number.read' },
];

export function pagesOf(role: Role): readonly TelephonyPage[] {
  return PAGES.filter(({ permission }) => can(role, permission));
}

/** The page an address belongs to, its sub-pages included. */
export function pageAt(path: string): TelephonyPage | undefined {
  return PAGES.find(({ href }) => path === href || path.startsWith(`${href}/`));
}
