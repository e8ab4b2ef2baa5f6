import { flowSchema } from '@switchboard/bots';
import { stopNotes } from '../skills/stop-notes.ts';
import { takeNotes } from '../skills/take-notes.ts';
import type { BotDefinition } from './bot.ts';

/** Takes notes of the calls of a conversation. Among people it keeps silent unless it is asked for something. */
export const scribe: BotDefinition = {
  flow: flowSchema.parse({
    id: 'scribe',
    title: 'Meeting scribe',
    language: 'en',
    isQuiet: true,
    start: 'greeting',
    repair: {
      noMatch: 'Sorry, I take notes of calls, and understand nothing else.',
      noInput: 'Sorry, I did not hear anything.',
      tries: 1,
      next: 'ready',
    },
    steps: {
      greeting: {
        kind: 'say',
        text: 'Hello. I can join your call here, write down what is said, and post a summary.',
        next: 'ready',
      },
      ready: {
        kind: 'menu',
        text: 'Whenever a call goes on, ask me to take notes.',
        choices: [
          {
            ...{ id: 'take', label: 'Take notes', key: '1', next: 'take' },
            words: ['start notes', 'start taking notes'],
          },
          {
            ...{ id: 'stop', label: 'Stop notes', key: '2', next: 'stop' },
            words: ['stop taking notes', 'stop the notes'],
          },
        ],
      },
      take: {
        kind: 'skill',
        skill: 'take-notes',
        next: { joining: 'joining', going: 'going', 'no-conversation': 'only-here' },
      },
      joining: { kind: 'say', text: 'I am joining the call to take notes.', next: 'enough' },
      going: { kind: 'say', text: 'I take notes already.', next: 'enough' },
      enough: {
        kind: 'menu',
        text: 'Tell me when I should stop.',
        choices: [
          {
            ...{ id: 'stop', label: 'Stop notes', key: '2', next: 'stop' },
            words: ['stop taking notes', 'stop the notes'],
          },
          {
            ...{ id: 'take', label: 'Take notes', key: '1', next: 'take' },
            words: ['start notes', 'start taking notes'],
          },
        ],
      },
      stop: {
        kind: 'skill',
        skill: 'stop-notes',
        next: { stopped: 'stopped', none: 'none', 'no-conversation': 'only-here' },
      },
      stopped: { kind: 'say', text: 'I stop, and write the summary.', next: 'ready' },
      none: { kind: 'say', text: 'I take no notes just now.', next: 'ready' },
      'only-here': { kind: 'end', text: 'I take notes of calls of conversations only. Goodbye.' },
    },
  }),
  skills: [takeNotes, stopNotes],
};
