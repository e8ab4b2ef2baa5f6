import { IconMessages, IconRobot } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';

export interface BotsPage {
  /** Its name is the word of this in `pages`. */
  readonly id: 'conversations' | 'bots';
  readonly href: string;
  readonly icon: Icon;
}

/** Every page, in the order of the navigation. */
export const PAGES: readonly BotsPage[] = [
  { id: 'conversations', href: '/conversations', icon: IconMessages },
  { id: 'bots', href: '/bots', icon: IconRobot },
];

/** The page an address belongs to, its sub-pages included. */
export function pageAt(path: string): BotsPage | undefined {
  return PAGES.find(({ href }) => path === href || path.startsWith(`${href}/`));
}
