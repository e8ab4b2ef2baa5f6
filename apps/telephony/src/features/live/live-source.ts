import type { LiveSource } from '@switchboard/page-client';
import type { Change } from '@switchboard/telephony-api/client';
import { keys, keysOf } from './keys';
import { telephony } from './telephony';

/** What changes in texts and calls, as it does. */
export const liveSource: LiveSource<Change> = {
  subscribe: (handlers) => telephony.inbox.watch.subscribe(undefined, handlers),
  keysOf,
  everything: keys.everything,
};
