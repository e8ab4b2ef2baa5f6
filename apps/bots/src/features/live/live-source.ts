import type { Change } from '@switchboard/bots-api/client';
import type { LiveSource } from '@switchboard/page-client';
import { bots } from './bots';
import { keys, keysOf } from './keys';

/** What changes in bots and their conversations, as it does. */
export const liveSource: LiveSource<Change> = {
  subscribe: (handlers) => bots.bots.watch.subscribe(undefined, handlers),
  keysOf,
  everything: keys.everything,
};
