import { canonicalId } from '@switchboard/smpp';
import type { IdForm } from '@switchboard/smpp';

/** @returns null where the provider gave none, or one that is not as was agreed on: no receipt will be matched */
export function canonicalOf(id: string, form: IdForm): string | null {
  return (id !== '' && canonicalId(id, form)) || null;
}
