import { checkFlow, flowSchema } from '@switchboard/bots';
import type { Step } from '@switchboard/bots';
import { freeName, isName, ofKind, renameStep, withoutStep, withStep } from './change-flow';

const flow = flowSchema.parse({
  ...{ id: 'small', title: 'Small', language: 'en', start: 'hello' },
  repair: { noMatch: 'What?', noInput: 'Hello?', tries: 1, next: 'bye' },
  everywhere: [{ id: 'stop', label: 'Stop', next: 'bye' }],
  steps: {
    hello: { kind: 'say', text: 'Hello.', next: 'why' },
    why: {
      ...{ kind: 'menu', text: 'Why?', repair: { next: 'bye' } },
      choices: [{ id: 'time', label: 'Opening hours', next: 'look' }],
    },
    look: { kind: 'skill', skill: 'opening-hours', next: { open: 'code', closed: 'person' } },
    code: {
      ...{ kind: 'ask', text: 'Your code?', fact: 'code', next: 'bye' },
      type: { kind: 'digits', min: 1, max: 4 },
    },
    person: { kind: 'person', team: 'desk', text: 'Wait.', nobody: 'bye' },
    bye: { kind: 'end', text: 'Bye.' },
  },
});
const skills = [
  ...[{ name: 'opening-hours', description: '', needs: [], gives: [] }].map((one) => ({
    ...{ ...one, outcomes: ['open', 'closed'] },
  })),
];

describe('a step', () => {
  it.each(Object.keys(flow.steps))('is called otherwise everywhere: %s', (name) => {
    const renamed = renameStep(flow, name, 'other');
    expect(Object.keys(renamed.steps)).toContain('other');
    expect(checkFlow(renamed, skills)).toEqual([]);
    expect(renameStep(renamed, 'other', name)).toEqual(flow);
  });

  it('that is gone is a problem of whatever led there', () => {
    const codes = checkFlow(withoutStep(flow, 'look'), skills).map(({ code }) => code);
    expect(codes).toContain('unknown-step');
  });

  it('gets a name that no other has', () => {
    expect(freeName(flow, 'step')).toBe('step');
    expect(freeName(flow, 'bye')).toBe('bye-2');
    expect([isName('bye-2'), isName('Bye'), isName(''), isName('2bye')]).toEqual([
      ...[true, false, false, false],
    ]);
  });

  it.each(['say', 'menu', 'ask', 'person', 'end'] as const)(
    'becomes one of another kind that can be published: %s',
    (kind: Step['kind']) => {
      const step = ofKind(flow.steps['hello']!, kind, 'why');
      expect(flowSchema.safeParse(withStep(flow, 'hello', step)).success).toBe(true);
      expect(step).toMatchObject({ kind, text: 'Hello.' });
    },
  );

  it('of a skill wants one to be chosen', () => {
    const step = ofKind(flow.steps['hello']!, 'skill', 'why');
    expect(flowSchema.safeParse(withStep(flow, 'hello', step)).success).toBe(false);
  });
});
