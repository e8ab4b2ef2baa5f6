import { scriptSchema } from '@switchboard/bots';
import type { Script } from '@switchboard/bots';

/** Whom the order desk is tried with until somebody writes other ones. */
export const orderDeskScripts: readonly Script[] = [
  {
    ...{ name: 'Cancels an order', hears: 'order desk' },
    lines: [
      { does: { kind: 'says', text: 'A-1003' }, hears: 'a-1003' },
      { does: { kind: 'says', text: 'yes' }, hears: 'not packed', at: 'what' },
      { does: { kind: 'says', text: 'cancel it' }, hears: 'for good' },
      { does: { kind: 'says', text: 'yes' }, hears: 'is cancelled' },
    ],
  },
  {
    ...{ name: 'Asks for an order that there is not', channel: 'voice' },
    lines: [
      { does: { kind: 'presses', keys: '9999' }, hears: 'a-9999' },
      { does: { kind: 'presses', keys: '1' }, hears: 'cannot find' },
    ],
  },
].map((script) => scriptSchema.parse(script));
