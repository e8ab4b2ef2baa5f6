import { flowSchema } from '@switchboard/bots';
import { beginTrial, goOn, inputOf } from './trial';

const flow = flowSchema.parse({
  ...{ id: 'small', title: 'Small', language: 'en', start: 'why' },
  repair: { noMatch: 'What?', noInput: 'Hello?', tries: 1, next: 'bye' },
  steps: {
    why: {
      ...{ kind: 'menu', text: 'Hello {name|there}. Why?' },
      choices: [{ id: 'time', label: 'Opening hours', key: '1', next: 'look' }],
    },
    look: { kind: 'skill', skill: 'opening-hours', next: { open: 'bye' } },
    bye: { kind: 'end', text: 'Bye.' },
  },
});
const tools = {
  today: '2026-11-30',
  runSkill: async () => ({ kind: 'result', outcome: 'open', facts: {} }) as const,
};

describe('a trial', () => {
  it('goes on by what is said, with the skills in between', async () => {
    const begun = await beginTrial(flow, 'chat', { name: 'Kim' }, tools);
    expect(begun.entries[0]?.turns[0]?.actions).toMatchObject([{ text: 'Hello Kim. Why?' }]);
    const over = await goOn(flow, begun, inputOf('opening hours', 'chat'), tools);
    expect(over.entries.at(-1)?.turns.map(({ steps }) => steps)).toEqual([['look'], ['bye']]);
    expect(over.conversation.waiting).toBe('nothing');
  });

  it('stays as it is where nobody is asked', async () => {
    const begun = await beginTrial(flow, 'chat', {}, tools);
    expect(await goOn(flow, begun, { kind: 'person-came' }, tools)).toBe(begun);
  });
});

describe('what is entered', () => {
  it('is pressed on a telephone if it can be, and said otherwise', () => {
    expect(inputOf('1', 'voice')).toEqual({ kind: 'pressed', keys: '1' });
    expect(inputOf('1', 'chat')).toMatchObject({ kind: 'said', text: '1' });
    expect(inputOf('one', 'voice')).toMatchObject({ kind: 'said', text: 'one' });
  });
});
