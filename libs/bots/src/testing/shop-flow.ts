import { flowSchema } from '../flow/flow-schema.ts';
import type { Flow } from '../flow/flow.ts';
import type { SkillContract } from '../skills/skill.ts';

/** What the flow below needs of its program. */
export const shopSkills: readonly SkillContract[] = [
  {
    name: 'find-order',
    description: 'Looks an order up.',
    needs: ['order'],
    gives: ['state'],
    outcomes: ['found', 'not-found'],
  },
];

/** A shop that answers for orders. */
export const shopFlow: Flow = flowSchema.parse({
  id: 'shop',
  title: 'Shop',
  language: 'en',
  start: 'greeting',
  repair: {
    noMatch: 'Sorry, I did not understand that.',
    noInput: 'I did not hear anything.',
    tries: 2,
    next: 'stuck',
  },
  everywhere: [{ id: 'person', label: 'A person', words: ['agent'], key: '0', next: 'person' }],
  steps: {
    greeting: { kind: 'say', text: 'Hello {name|there}.', next: 'menu' },
    menu: {
      kind: 'menu',
      text: 'What is it about?',
      choices: [
        { id: 'order', label: 'My order', words: ['order', 'delivery'], key: '1', next: 'number' },
        { id: 'hours', label: 'Opening hours', words: ['hours'], key: '2', next: 'hours' },
      ],
    },
    number: {
      kind: 'ask',
      text: 'Which order?',
      fact: 'order',
      type: { kind: 'reference', prefix: 'A', digits: 4 },
      confirm: 'Order {order}, is that right?',
      next: 'find',
    },
    find: {
      kind: 'skill',
      skill: 'find-order',
      next: { found: 'state', 'not-found': 'number' },
    },
    state: { kind: 'say', text: 'Order {order} is {state}.', next: 'more' },
    more: {
      kind: 'ask',
      text: 'Anything else?',
      fact: 'more',
      type: { kind: 'yes-no' },
      next: 'bye',
    },
    hours: { kind: 'end', text: 'We are open from 9 to 5.' },
    stuck: { kind: 'say', text: 'I will fetch somebody.', next: 'person' },
    person: { kind: 'person', team: 'support', text: 'One moment.', nobody: 'nobody' },
    nobody: { kind: 'say', text: 'Nobody is free.', next: 'menu' },
    bye: { kind: 'end', text: 'Goodbye.' },
  },
});
