import type { PhoneNetwork } from './use-phone-network';

export interface SectionProps {
  /** Absent until it is read for the first time. */
  readonly network: PhoneNetwork | undefined;
  readonly mayManage: boolean;
}
