import { flowSchema, scriptSchema } from '@switchboard/bots';
import { doesOf, KINDS, valueOf, withValue } from './does-of';

const flow = flowSchema.parse({
  ...{ id: 'small', title: 'Small', language: 'en', start: 'why' },
  repair: { noMatch: 'What?', noInput: 'Hello?', tries: 1, next: 'bye' },
  steps: {
    why: {
      ...{ kind: 'menu', text: 'Why?' },
      choices: [{ id: 'time', label: 'Opening hours', next: 'bye' }],
    },
    bye: { kind: 'end', text: 'Bye.' },
  },
});

it.each(KINDS)('what somebody does can be filled in: %s', (kind) => {
  const filled = withValue(doesOf(kind, flow), 'time'.repeat(kind === 'presses' ? 0 : 1) || '12');
  expect(filled.kind).toBe(kind);
  expect(scriptSchema.safeParse({ name: 'one', lines: [{ does: filled }] }).success).toBe(true);
  const hasValue = kind === 'says' || kind === 'presses' || kind === 'chooses';
  expect(valueOf(filled) !== undefined).toBe(hasValue);
});

it('whoever chooses takes the first answer at first', () => {
  expect(doesOf('chooses', flow)).toEqual({ kind: 'chooses', choice: 'time' });
});
