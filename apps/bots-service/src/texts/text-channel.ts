import type { SmsSender } from '@switchboard/acs-client/sms';
import { textedQuestion } from '@switchboard/bots';
import type { Action } from '@switchboard/bots';
import { codeOf } from '@switchboard/kernel';
import { stableUuid } from '../calls/stable-uuid.ts';
import type { Channel, Performance } from '../conversations/channel.ts';

/** Bots by text: a turn is one text, and its choices are numbered lines. */
export function createTextChannel(sender: SmsSender): Channel {
  return {
    kind: 'sms',
    async perform(performance, signal) {
      const { place, conversationId, turn, atMs } = performance;
      const [from = '', to = ''] = place.split(' ');
      const text = performance.actions.flatMap((action) => wordsOf(action, performance)).join('\n');
      if (text === '') return 'done';
      const mark = `${conversationId}.${turn}`;
      const request = { repeatabilityId: stableUuid(mark), firstSentMs: atMs, tag: mark };
      try {
        const { accepted } = await sender.send({ from, to, text, ...request }, signal);
        // Whoever has opted out is told nothing more.
        return accepted ? 'done' : 'gone';
      } catch (error) {
        if (codeOf(error) === 'sms-refused') return 'gone';
        throw error;
      }
    },
  };
}

/** A question that was answered meanwhile is not put any more. */
function wordsOf(action: Action, { language, isCurrent }: Performance): string[] {
  if (action.kind === 'say' || action.kind === 'hand-over') return [action.text];
  return action.kind === 'ask' && isCurrent ? [textedQuestion(action, language)] : [];
}
