import type { Contacts } from '@switchboard/calling';
import { access } from '@switchboard/page-client';

/** Knows the organisation's own numbers by the names they have there: a colleague may call from one. */
export const ownNumbers: Contacts = {
  async names() {
    const { numbers } = await access.me.callerIds.query();
    return Object.fromEntries(numbers.map(({ number, name }) => [number, name]));
  },
};
