import { flowSchema } from '@switchboard/bots';
import { openingHours } from '../skills/opening-hours.ts';
import { orderStatus } from '../skills/order-status.ts';
import { textConfirmation } from '../skills/text-confirmation.ts';
import type { BotDefinition } from './bot.ts';
import { receptionScripts } from './reception.scripts.ts';

/** Answers the company's number: orders, opening hours, and whoever is wanted. */
export const reception: BotDefinition = {
  flow: flowSchema.parse({
    id: 'reception',
    title: 'Reception',
    language: 'en',
    start: 'greeting',
    remembers: ['order'],
    repair: {
      noMatch: 'Sorry, I did not understand.',
      noInput: 'Sorry, I did not hear anything.',
      tries: 2,
      next: 'person',
    },
    everywhere: [
      {
        ...{ id: 'person', label: 'A person', key: '0', next: 'person' },
        // Not "operator": a recogniser takes "opening hours" for it.
        words: ['person', 'agent', 'a human', 'somebody'],
      },
    ],
    steps: {
      greeting: { kind: 'say', text: 'Hello {name|there}, and welcome.', next: 'menu' },
      menu: {
        kind: 'menu',
        text: 'How can I help?',
        choices: [
          {
            ...{ id: 'order', label: 'Orders', key: '1', next: 'order' },
            words: ['order', 'my order', 'delivery'],
          },
          {
            ...{ id: 'hours', label: 'Opening hours', key: '2', next: 'hours' },
            words: ['hours', 'business hours'],
          },
        ],
      },
      order: {
        kind: 'ask',
        text: 'What are the four digits of your order? Please enter them with the keys.',
        fact: 'order',
        type: { kind: 'reference', prefix: 'A', digits: 4 },
        confirm: 'You entered {order}. Is that right?',
        next: 'look-up',
      },
      'look-up': {
        kind: 'skill',
        skill: 'order-status',
        next: { found: 'news', unknown: 'unknown-order' },
      },
      news: { kind: 'say', text: '{order-news}', next: 'after-news' },
      'after-news': {
        kind: 'menu',
        text: 'Is there anything else?',
        choices: [
          { id: 'yes', label: 'Yes', key: '1', next: 'menu', words: ['yes please'] },
          { id: 'no', label: 'No', key: '2', next: 'goodbye', words: ['no thanks', 'goodbye'] },
          {
            ...{ id: 'text', label: 'Text it to me', key: '3', next: 'text' },
            words: ['text me', 'send me a text'],
          },
        ],
        repair: { tries: 1, next: 'goodbye' },
      },
      text: {
        kind: 'skill',
        skill: 'text-confirmation',
        next: {
          ...{ texted: 'texted', 'in-writing': 'in-writing', 'no-number': 'not-texted' },
          ...{ refused: 'not-texted', failed: 'not-texted' },
        },
      },
      texted: { kind: 'say', text: 'I have sent you a text.', next: 'more' },
      'in-writing': { kind: 'say', text: 'You have it here in writing.', next: 'more' },
      'not-texted': { kind: 'say', text: 'I am sorry, I cannot text you.', next: 'more' },
      'unknown-order': { kind: 'say', text: 'I cannot find that order.', next: 'more' },
      hours: {
        kind: 'skill',
        skill: 'opening-hours',
        next: { open: 'is-open', closed: 'is-closed' },
      },
      'is-open': { kind: 'say', text: 'We are open now. Our hours: {hours}.', next: 'more' },
      'is-closed': { kind: 'say', text: 'We are closed now. Our hours: {hours}.', next: 'more' },
      more: {
        kind: 'menu',
        text: 'Is there anything else?',
        choices: [
          {
            ...{ id: 'yes', label: 'Yes', key: '1', next: 'menu' },
            words: ['yes please'],
          },
          {
            ...{ id: 'no', label: 'No', key: '2', next: 'goodbye' },
            words: ['no thanks', 'goodbye'],
          },
        ],
        repair: { tries: 1, next: 'goodbye' },
      },
      person: {
        kind: 'person',
        team: 'front-desk',
        text: 'One moment, I am asking a colleague to take over.',
        nobody: 'nobody',
      },
      nobody: {
        kind: 'say',
        text: 'I am sorry, nobody is free right now.',
        next: 'more',
      },
      goodbye: { kind: 'end', text: 'Thank you for calling. Goodbye.' },
    },
  }),
  skills: [orderStatus, openingHours, textConfirmation],
  scripts: receptionScripts,
};
