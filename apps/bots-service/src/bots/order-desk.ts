import { flowSchema } from '@switchboard/bots';
import { cancelOrder } from '../skills/cancel-order.ts';
import { moveDelivery } from '../skills/move-delivery.ts';
import { orderStatus } from '../skills/order-status.ts';
import { textConfirmation } from '../skills/text-confirmation.ts';
import type { BotDefinition } from './bot.ts';
import { orderDeskScripts } from './order-desk.scripts.ts';

/** Looks after orders: says what became of one, moves its delivery, cancels it, and texts callers what was agreed. */
export const orderDesk: BotDefinition = {
  flow: flowSchema.parse({
    id: 'order-desk',
    title: 'Order desk',
    language: 'en',
    start: 'greeting',
    repair: {
      noMatch: 'Sorry, I did not understand.',
      noInput: 'Sorry, I did not hear anything.',
      tries: 2,
      next: 'person',
    },
    everywhere: [
      {
        ...{ id: 'person', label: 'A person', key: '0', next: 'person' },
        words: ['person', 'agent', 'a human', 'somebody'],
      },
    ],
    steps: {
      greeting: { kind: 'say', text: 'Hello {name|there}, this is the order desk.', next: 'order' },
      order: {
        kind: 'ask',
        text: 'What are the four digits of your order? Please enter them.',
        fact: 'order',
        type: { kind: 'reference', prefix: 'A', digits: 4 },
        confirm: 'You entered {order}. Is that right?',
        next: 'look-up',
      },
      'look-up': {
        kind: 'skill',
        skill: 'order-status',
        next: { found: 'news', unknown: 'unknown' },
      },
      unknown: { kind: 'say', text: 'I cannot find order {order}.', next: 'again' },
      again: {
        kind: 'menu',
        text: 'Would you like to try another one?',
        choices: [
          { id: 'yes', label: 'Yes', key: '1', next: 'order', words: ['yes please'] },
          { id: 'no', label: 'No', key: '2', next: 'goodbye', words: ['no thanks', 'goodbye'] },
        ],
      },
      news: { kind: 'say', text: '{order-news}', next: 'what' },
      what: {
        kind: 'menu',
        text: 'What can I do about it?',
        choices: [
          {
            ...{ id: 'move', label: 'Another day', key: '1', next: 'day' },
            words: ['move', 'move it', 'change the day', 'delivery day', 'later', 'earlier'],
          },
          {
            ...{ id: 'cancel', label: 'Cancel it', key: '2', next: 'sure' },
            words: ['cancel', 'cancel my order'],
          },
          {
            ...{ id: 'other', label: 'Another order', key: '3', next: 'order' },
            words: ['a different order'],
          },
          {
            ...{ id: 'nothing', label: 'Nothing', key: '4', next: 'goodbye' },
            words: ['no', 'no thanks', 'goodbye', 'nothing else'],
          },
        ],
      },
      day: {
        kind: 'ask',
        text: 'On which day should it come? You can enter the month and the day as four digits.',
        fact: 'day',
        type: { kind: 'date' },
        confirm: 'It would come on {day}. Is that right?',
        next: 'move',
      },
      move: {
        kind: 'skill',
        skill: 'move-delivery',
        next: {
          ...{ moved: 'done', 'no-delivery': 'no-delivery' },
          ...{ 'too-late': 'on-its-way', unknown: 'unknown' },
        },
      },
      'no-delivery': {
        kind: 'say',
        text: 'We deliver from tomorrow on, within two months, and not on Sundays.',
        next: 'day',
      },
      'on-its-way': {
        kind: 'say',
        text: 'I am sorry, its delivery cannot be moved any more.',
        next: 'what',
      },
      sure: {
        kind: 'menu',
        text: 'Shall I cancel order {order} for good?',
        choices: [
          { id: 'yes', label: 'Yes', key: '1', next: 'cancel', words: ['yes please', 'sure'] },
          { id: 'no', label: 'No', key: '2', next: 'what', words: ['keep it', 'do not'] },
        ],
      },
      cancel: {
        kind: 'skill',
        skill: 'cancel-order',
        next: { cancelled: 'done', 'too-late': 'packed', unknown: 'unknown' },
      },
      packed: {
        kind: 'say',
        text: 'I am sorry, it is packed already and cannot be cancelled any more.',
        next: 'what',
      },
      done: { kind: 'say', text: '{confirmation}', next: 'text' },
      text: {
        kind: 'skill',
        skill: 'text-confirmation',
        next: {
          ...{ texted: 'texted', 'in-writing': 'more', 'no-number': 'more' },
          ...{ refused: 'more', failed: 'more' },
        },
      },
      texted: { kind: 'say', text: 'I have sent you a text about it.', next: 'more' },
      more: {
        kind: 'menu',
        text: 'Is there anything else?',
        choices: [
          { id: 'yes', label: 'Yes', key: '1', next: 'order', words: ['yes please'] },
          { id: 'no', label: 'No', key: '2', next: 'goodbye', words: ['no thanks', 'goodbye'] },
        ],
        repair: { tries: 1, next: 'goodbye' },
      },
      person: {
        kind: 'person',
        team: 'front-desk',
        text: 'One moment, I am asking a colleague to take over.',
        nobody: 'nobody',
      },
      nobody: { kind: 'say', text: 'I am sorry, nobody is free right now.', next: 'more' },
      goodbye: { kind: 'end', text: 'Thank you. Goodbye.' },
    },
  }),
  skills: [orderStatus, moveDelivery, cancelOrder, textConfirmation],
  scripts: orderDeskScripts,
};
