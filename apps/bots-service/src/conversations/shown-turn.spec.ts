import { flowSchema, openConversation, takeTurn } from '@switchboard/bots';
import type { Conversation, Input } from '@switchboard/bots';
import { shownTurn, withoutSecrets } from './shown-turn.ts';

const PIN = '4711';
const flow = flowSchema.parse({
  ...{ id: 'bank', title: 'Bank', language: 'en', start: 'pin' },
  repair: { noMatch: 'What?', noInput: 'Hello?', tries: 2, next: 'end' },
  steps: {
    pin: {
      ...{ kind: 'ask', text: 'Your PIN?', fact: 'pin', isSecret: true, next: 'check' },
      type: { kind: 'digits', min: 4, max: 4 },
      confirm: 'Is {pin} right?',
    },
    check: { kind: 'skill', skill: 'check', next: { fine: 'end' } },
    end: { kind: 'end', text: 'Thank you for {pin}.' },
  },
});

/** Everything that is kept of turns. */
function shownOf(...inputs: Input[]): string {
  let before: Conversation = openConversation(flow, 'voice');
  const shown = inputs.map((input) => {
    const turn = takeTurn(flow, before, input, '2026-11-30')!;
    const kept = shownTurn(flow, before, input, turn);
    before = turn.conversation;
    return kept;
  });
  return JSON.stringify([shown, withoutSecrets(flow, before.facts)]);
}

describe('a turn that is kept', () => {
  it('has nothing of an answer that is secret, wherever it is said again', () => {
    const shown = shownOf(
      { kind: 'arrived' },
      { kind: 'pressed', keys: PIN },
      { kind: 'chose', choice: 'yes', confidence: 1 },
      { kind: 'result', outcome: 'fine', facts: {} },
    );
    expect(shown).not.toContain(PIN);
    expect(shown).toContain('Is ••• right?');
    expect(shown).toContain('Thank you for •••.');
  });

  it('has nothing of one that was not understood either', () => {
    expect(
      shownOf({ kind: 'arrived' }, { kind: 'said', text: 'nine nine', confidence: 1 }),
    ).toMatch(/"heard":"•••".*"problem":"no-match"/);
  });
});
