import type { Clock } from '@switchboard/kernel';
import type { Shop } from '../shop/shop.ts';

/** What skills work with. */
export interface SkillTools {
  readonly shop: Shop;
  readonly clock: Clock;
  readonly timeZone: string;
}
