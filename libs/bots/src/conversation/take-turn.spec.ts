import fc from 'fast-check';
import type { Flow } from '../flow/flow.ts';
import { shopFlow } from '../testing/shop-flow.ts';
import type { Action, Conversation, Input, Turn } from './conversation.ts';
import { openConversation } from './open-conversation.ts';
import { takeTurn } from './take-turn.ts';

const TODAY = '2026-11-30';
const arrived: Input = { kind: 'arrived' };
const said = (text: string, confidence = 1): Input => ({ kind: 'said', text, confidence });

/** Plays inputs one after the other; what changes nothing is passed over. */
function play(inputs: readonly Input[], flow: Flow = shopFlow, facts = {}): Turn {
  let last: Turn | undefined;
  let conversation = openConversation(flow, 'voice', facts);
  for (const input of inputs) {
    const turn = takeTurn(flow, conversation, input, TODAY);
    if (turn) [last, conversation] = [turn, turn.conversation];
  }
  if (!last) throw new Error('Nothing was taken.');
  return last;
}

const texts = ({ actions }: Turn): string[] =>
  actions.flatMap((action) => ('text' in action ? [action.text] : []));
const kinds = ({ actions }: Turn): Action['kind'][] => actions.map(({ kind }) => kind);

describe('a conversation', () => {
  it('begins with what its flow says, by the name that is known', () => {
    expect(texts(play([arrived]))).toEqual(['Hello there.', 'What is it about?']);
    expect(texts(play([arrived], shopFlow, { name: 'Kim' }))[0]).toBe('Hello Kim.');
  });

  it('goes from a question to the end by answers, confirmations and skills', () => {
    const asked = play([arrived, said('where is my order'), said('a 1 0 0 1')]);
    expect(texts(asked)).toEqual(['Order A-1001, is that right?']);
    expect(asked.conversation.waiting).toBe('confirmation');
    const found: Input = { kind: 'result', outcome: 'found', facts: { state: 'on its way' } };
    const before = [arrived, said('my order'), said('A-1001'), said('yes')];
    expect(play(before).actions).toEqual([
      { kind: 'run', skill: 'find-order', facts: { order: 'A-1001' } },
    ]);
    expect(texts(play([...before, found]))).toEqual([
      'Order A-1001 is on its way.',
      'Anything else?',
    ]);
    expect(kinds(play([...before, found, said('no')]))).toEqual(['say', 'leave']);
  });

  it('takes keys as well as words', () => {
    expect(play([arrived, { kind: 'pressed', keys: '1' }]).conversation.step).toBe('number');
    const number: Input = { kind: 'pressed', keys: '1001' };
    const asked = play([arrived, { kind: 'pressed', keys: '1' }, number]);
    expect(asked.understood).toEqual({ kind: 'fact', value: 'A-1001' });
    const confirmed = play([...[arrived, said('order'), number], { kind: 'pressed', keys: '1' }]);
    expect(kinds(confirmed)).toEqual(['run']);
  });

  it('takes a card that was clicked', () => {
    const chose: Input = { kind: 'chose', choice: 'hours', confidence: 1 };
    expect(texts(play([arrived, chose]))).toEqual(['We are open from 9 to 5.']);
  });

  it('asks again where an answer is denied', () => {
    const denied = play([arrived, said('order'), said('A-1001'), said('no')]);
    expect(denied).toMatchObject({
      problem: 'denied',
      conversation: { waiting: 'answer', tries: 1 },
    });
    expect(texts(denied)).toEqual(['Which order?']);
    expect(denied.conversation.facts).toEqual({});
  });

  it('asks whether it is meant where it is not sure', () => {
    const unsure = play([arrived, said('hours', 0.4)]);
    expect(unsure.problem).toBe('uncertain');
    expect(texts(unsure)).toEqual(['Did you mean Opening hours?']);
    expect(texts(play([arrived, said('hours', 0.4), said('yes')]))).toEqual([
      'We are open from 9 to 5.',
    ]);
  });

  it('says a day by its name where it asks whether it is meant, and its keys are month and day', () => {
    const ask = { kind: 'ask', text: 'Which day?', fact: 'day', next: 'bye' } as const;
    const day = { ...ask, type: { kind: 'date' }, confirm: 'On {day}?', isSecret: false } as const;
    const flow = { ...shopFlow, steps: { ...shopFlow.steps, number: day } };
    const asked = play([arrived, said('order')], flow);
    expect(asked.actions.at(-1)).toMatchObject({ expected: { keys: { min: 4, max: 4 } } });
    const keyed = play([arrived, said('order'), { kind: 'pressed', keys: '1204' }], flow);
    expect(texts(keyed)).toEqual(['On Friday, December 4?']);
    expect(keyed.understood).toEqual({ kind: 'fact', value: '2026-12-04' });
    const steps = { ...flow.steps, number: { ...day, isSecret: true } };
    const secret = play([arrived, said('order'), said('on Friday')], { ...flow, steps });
    expect(texts(secret)).toEqual(['On 2026-12-04?']);
  });

  it('says the question again to whoever asks for it, and does not count that', () => {
    const again = play([arrived, said('Say that again?')]);
    expect(texts(again)).toEqual(['What is it about?']);
    expect(again.conversation.tries).toBe(0);
    expect(texts(play([arrived, said('Hello!')]))).toEqual(['What is it about?']);
  });
});

describe('whoever is not understood', () => {
  it('is asked again, and handed over after that', () => {
    const [first, second, third] = [1, 2, 3].map((count) =>
      play([arrived, ...Array.from({ length: count }, () => said('blah'))]),
    );
    expect(texts(first!)).toEqual(['Sorry, I did not understand that.', 'What is it about?']);
    expect(second!.conversation.tries).toBe(2);
    expect(third!.problem).toBe('no-match');
    expect(third!.actions.at(-1)).toEqual({
      kind: 'hand-over',
      team: 'support',
      text: 'One moment.',
    });
  });

  it('is told that nothing was heard', () => {
    expect(texts(play([arrived, { kind: 'silent' }]))).toEqual([
      'I did not hear anything.',
      'What is it about?',
    ]);
  });

  it('is asked the confirmation again, not the question', () => {
    const again = play([arrived, said('order'), said('A-1001'), said('perhaps')]);
    expect(texts(again)).toEqual([
      'Sorry, I did not understand that.',
      'Order A-1001, is that right?',
    ]);
    expect(again.conversation.waiting).toBe('confirmation');
  });
});

describe('a person', () => {
  const wanted = [arrived, said('an agent please')];

  it('is fetched from anywhere, also from a confirmation', () => {
    expect(play(wanted).conversation.waiting).toBe('person');
    const midway = [arrived, said('order'), said('A-1001'), said('agent')];
    expect(play(midway).conversation.waiting).toBe('person');
    const pressed = [arrived, said('order'), { kind: 'pressed', keys: '0' } as const];
    expect(play(pressed).conversation.waiting).toBe('person');
  });

  it('takes over when they come', () => {
    expect(kinds(play([...wanted, { kind: 'person-came' }]))).toEqual(['leave']);
  });

  it('gives back to the bot when nobody comes', () => {
    expect(texts(play([...wanted, { kind: 'nobody-came' }]))).toEqual([
      'Nobody is free.',
      'What is it about?',
    ]);
  });
});

describe('what is no answer to what is waited for', () => {
  it('changes nothing', () => {
    const { conversation } = play([arrived]);
    const strange: Input[] = [
      ...[arrived, { kind: 'person-came' } as const, { kind: 'nobody-came' } as const],
      { kind: 'result', outcome: 'found', facts: {} },
    ];
    for (const input of strange)
      expect(takeTurn(shopFlow, conversation, input, TODAY)).toBeUndefined();
  });

  it('changes nothing once somebody has left', () => {
    const { conversation } = play([arrived, { kind: 'left' }]);
    expect(conversation.waiting).toBe('nothing');
    expect(takeTurn(shopFlow, conversation, said('hours'), TODAY)).toBeUndefined();
    expect(takeTurn(shopFlow, conversation, { kind: 'left' }, TODAY)).toBeUndefined();
  });
});

describe('a skill', () => {
  const running = [arrived, said('order'), said('A-1001'), said('yes')];

  it('that fails leads to a person', () => {
    const failed = play([...running, { kind: 'result', outcome: 'failed', facts: {} }]);
    expect(failed).toMatchObject({ problem: 'skill-failed', conversation: { waiting: 'person' } });
  });

  it('cannot fill a conversation without end', () => {
    const facts = Object.fromEntries(
      Array.from({ length: 500 }, (_, at) => [`fact-${at}`, 'x'.repeat(10_000)]),
    );
    const { conversation } = play([...running, { kind: 'result', outcome: 'found', facts }]);
    expect(JSON.stringify(conversation.facts).length).toBeLessThan(30_000);
  });
});

it('goes on with a flow that has lost the step it was at', () => {
  const { conversation } = play([arrived]);
  const { menu: _, ...steps } = shopFlow.steps;
  const turn = takeTurn({ ...shopFlow, steps }, conversation, said('hours'), TODAY);
  expect(turn).toMatchObject({ problem: 'broken-flow', conversation: { waiting: 'person' } });
});

it('leaves where a flow goes round without listening', () => {
  const steps = {
    ...shopFlow.steps,
    menu: { kind: 'say', text: 'Again.', next: 'greeting' } as const,
  };
  const turn = play([arrived], { ...shopFlow, steps });
  expect(turn.problem).toBe('broken-flow');
  expect(turn.actions.at(-1)).toEqual({ kind: 'leave' });
});

describe('whatever comes', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('order', 'A-1001', 'yes', 'no', 'agent', '1'));
  const input: fc.Arbitrary<Input> = fc.oneof(
    fc.record({
      kind: fc.constant('said' as const),
      text,
      confidence: fc.double({ min: 0, max: 1 }),
    }),
    fc.record({ kind: fc.constant('pressed' as const), keys: fc.string({ maxLength: 5 }) }),
    fc.record({ kind: fc.constant('chose' as const), choice: text, confidence: fc.constant(1) }),
    fc.record({
      ...{ kind: fc.constant('result' as const), outcome: text },
      facts: fc.dictionary(fc.string(), fc.string()),
    }),
    fc
      .constantFrom('arrived', 'silent', 'unclear', 'person-came', 'nobody-came', 'left')
      .map((kind) => ({ kind }) as Input),
  );

  it('a turn waits for at most one thing, and its last action says which', () => {
    fc.assert(
      fc.property(fc.array(input, { maxLength: 200 }), (inputs) => {
        let at: Conversation = openConversation(shopFlow, 'voice');
        for (const one of [arrived, ...inputs]) {
          const turn = takeTurn(shopFlow, at, one, TODAY);
          if (!turn) continue;
          expect(turn.conversation.turn).toBe(at.turn + 1);
          expectWaiting(turn, one);
          at = JSON.parse(JSON.stringify(turn.conversation)) as Conversation;
        }
        expect(at.turn).toBeLessThanOrEqual(122);
      }),
      { numRuns: 200 },
    );
  });

  function expectWaiting({ actions, conversation }: Turn, { kind }: Input): void {
    const ends = { answer: 'ask', confirmation: 'ask', skill: 'run', person: 'hand-over' } as const;
    const last = actions.at(-1)?.kind;
    if (conversation.waiting !== 'nothing') expect(last).toBe(ends[conversation.waiting]);
    else expect(last).toBe(kind === 'left' ? undefined : 'leave');
    expect(actions.slice(0, -1).every((action) => action.kind === 'say')).toBe(true);
  }
});
