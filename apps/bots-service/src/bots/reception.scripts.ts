import { scriptSchema } from '@switchboard/bots';
import type { Script } from '@switchboard/bots';

/** Whom the reception is tried with until somebody writes other ones. */
export const receptionScripts: readonly Script[] = [
  {
    ...{ name: 'Asks for the opening hours', hears: 'welcome', ends: 'listening' },
    lines: [{ does: { kind: 'says', text: 'opening hours' }, hears: 'our hours', at: 'more' }],
  },
  {
    ...{ name: 'Looks an order up', ends: 'over' },
    lines: [
      { does: { kind: 'chooses', choice: 'order' }, at: 'order' },
      { does: { kind: 'says', text: 'A-1001' }, hears: 'you entered a-1001' },
      { does: { kind: 'says', text: 'yes' }, hears: 'blue kettle', at: 'after-news' },
      { does: { kind: 'says', text: 'no thanks' }, hears: 'goodbye' },
    ],
  },
  {
    ...{ name: 'Enters the digits of an order', channel: 'voice', hears: 'how can i help' },
    lines: [
      { does: { kind: 'presses', keys: '1' }, at: 'order' },
      { does: { kind: 'presses', keys: '1002' }, hears: 'you entered a-1002' },
      { does: { kind: 'presses', keys: '1' }, hears: 'two oak chairs', at: 'after-news' },
    ],
  },
  {
    ...{ name: 'Presses 2 for the opening hours', channel: 'voice' },
    lines: [{ does: { kind: 'presses', keys: '2' }, hears: 'our hours', at: 'more' }],
  },
].map((script) => scriptSchema.parse(script));
