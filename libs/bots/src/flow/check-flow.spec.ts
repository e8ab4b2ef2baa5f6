import { shopFlow, shopSkills } from '../testing/shop-flow.ts';
import { checkFlow } from './check-flow.ts';
import { flowSchema } from './flow-schema.ts';
import type { Flow, Step } from './flow.ts';

const withSteps = (steps: Record<string, Step>): Flow => ({
  ...shopFlow,
  steps: { ...shopFlow.steps, ...steps },
});
const codes = (flow: Flow): string[] =>
  checkFlow(flow, shopSkills).map(({ code, step, about }) => `${code} ${step} ${about}`);

it('finds nothing wrong with a flow that is whole', () => {
  expect(checkFlow(shopFlow, shopSkills)).toEqual([]);
});

it('finds steps that are not there', () => {
  expect(codes(withSteps({ greeting: { kind: 'say', text: 'Hi', next: 'nowhere' } }))).toContain(
    'unknown-step greeting nowhere',
  );
  expect(codes({ ...shopFlow, start: 'nowhere' })).toContain('unknown-step undefined nowhere');
});

it('finds steps that nobody comes to', () => {
  expect(codes(withSteps({ lonely: { kind: 'end', text: 'Bye.' } }))).toEqual([
    'unreachable lonely lonely',
  ]);
});

it('finds circles that never listen', () => {
  const bye: Step = { kind: 'say', text: 'Bye.', next: 'again' };
  const again: Step = { kind: 'say', text: 'Again.', next: 'bye' };
  expect(codes(withSteps({ bye, again }))).toEqual([
    'never-listens bye bye',
    'never-listens again again',
  ]);
});

it('finds skills that are not there, and outcomes that lead nowhere or are none', () => {
  const find = (skill: string, next: Record<string, string>): Flow =>
    withSteps({ find: { kind: 'skill', skill, next } });
  expect(codes(find('fly', { found: 'state' }))).toContain('unknown-skill find fly');
  expect(codes(find('find-order', { found: 'state' }))).toContain('outcome-missing find not-found');
  const more = { found: 'state', 'not-found': 'number', failed: 'stuck', lost: 'stuck' };
  expect(codes(find('find-order', more))).toEqual(['outcome-unknown find lost']);
});

it('finds answers that cannot be told apart', () => {
  const menu = shopFlow.steps['menu'] as Extract<Step, { kind: 'menu' }>;
  const twice = { id: 'other', label: 'ORDER', words: [], key: '0', next: 'bye' };
  expect(codes(withSteps({ menu: { ...menu, choices: [...menu.choices, twice] } }))).toEqual([
    'same-key menu 0',
    'same-words menu order',
  ]);
});

it('finds bounds the wrong way round', () => {
  const number = shopFlow.steps['number'] as Extract<Step, { kind: 'ask' }>;
  const type = { kind: 'digits', min: 5, max: 4 } as const;
  expect(codes(withSteps({ number: { ...number, type } }))).toEqual(['bounds number 5 > 4']);
});

it('reads no flow with more, or other, than flows have', () => {
  expect(flowSchema.safeParse({ ...shopFlow, more: true }).success).toBe(false);
  expect(flowSchema.safeParse({ ...shopFlow, start: 'No Step' }).success).toBe(false);
});
