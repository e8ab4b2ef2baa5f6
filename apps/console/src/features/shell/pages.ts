import { can } from '@switchboard/identity';
import type { Permission, Role } from '@switchboard/identity';
import {
  IconActivity,
  IconBell,
  IconFileCheck,
  IconKey,
  IconLayoutDashboard,
  IconLink,
  IconMessageCircle,
  IconMicrophone,
  IconPhone,
  IconPhoneCall,
  IconRobot,
  IconRoute,
  IconUsers,
  IconWebhook,
} from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';

export interface ConsolePage {
  /** Its name is the word of this in `pages`. */
  readonly id:
    | 'overview'
    | 'people'
    | 'audit'
    | 'ledger'
    | 'access'
    | 'live'
    | 'events'
    | 'push'
    | 'messages'
    | 'bots'
    | 'numbers'
    | 'calls'
    | 'recordings'
    | 'phoneNetwork';
  readonly href: string;
  readonly icon: Icon;
  /** Who may not do this does not see the page; the trusted service refuses them anyway. */
  readonly permission: Permission;
  /** The service that it is about, where not every installation has it. */
  readonly service?: 'bots';
}

/** Every page, in the order of the navigation; a new one is a line here and its folder in `app`. */
const PAGES: readonly ConsolePage[] = [
  { id: 'overview', href: '/overview', icon: IconLayoutDashboard, permission: 'overview.read' },
  { id: 'people', href: '/people', icon: IconUsers, permission: 'people.read' },
  { id: 'ledger', href: '/ledger', icon: IconLink, permission: 'ledger.read' },
  { id: 'access', href: '/access', icon: IconKey, permission: 'policy.read' },
  { id: 'audit', href: '/audit', icon: IconFileCheck, permission: 'audit.read' },
  { id: 'numbers', href: '/numbers', icon: IconPhone, permission: 'phone-number.read' },
  { id: 'calls', href: '/calls', icon: IconPhoneCall, permission: 'call.supervise' },
  { id: 'recordings', href: '/recordings', icon: IconMicrophone, permission: 'recording.read' },
  {
    ...{ id: 'phoneNetwork', href: '/phone-network', icon: IconRoute },
    permission: 'phone-network.read',
  },
  { id: 'messages', href: '/messages', icon: IconMessageCircle, permission: 'text.read' },
  {
    ...{ id: 'bots', href: '/bots', icon: IconRobot, service: 'bots' },
    permission: 'call.supervise',
  },
  { id: 'push', href: '/push', icon: IconBell, permission: 'push.read' },
  { id: 'events', href: '/events', icon: IconWebhook, permission: 'event.read' },
  { id: 'live', href: '/live', icon: IconActivity, permission: 'live.read' },
];

/** The pages of somebody with this role; none for who does not run the platform. */
export function pagesOf(role: Role): readonly ConsolePage[] {
  return PAGES.filter(({ permission }) => can(role, permission));
}

/** Those of them that the navigation leads to: a service that is not here has nothing to show. */
export function navigationOf(role: Role, hasBots: boolean): readonly ConsolePage[] {
  return pagesOf(role).filter(({ service }) => service !== 'bots' || hasBots);
}

/** The page an address belongs to, its sub-pages included. */
export function pageAt(path: string): ConsolePage | undefined {
  return PAGES.find(({ href }) => path === href || path.startsWith(`${href}/`));
}
