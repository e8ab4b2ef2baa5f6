import { displayNameOf } from '@switchboard/kernel';

/**
 * A name others may see. Some providers put the e-mail address into it, which must not become
 * findable through the directory.
 */
export function personName(claimed: string | undefined): string {
  return displayNameOf(claimed?.split('@')[0]) ?? 'Somebody';
}
