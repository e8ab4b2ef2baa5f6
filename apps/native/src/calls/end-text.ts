import type { EndWord } from '@switchboard/calling';
import type { TextKey } from '../i18n/messages.en.ts';

const TEXTS: Readonly<Partial<Record<EndWord, TextKey>>> = {
  hungUp: 'end.hungUp',
  endedForEveryone: 'end.hungUp',
  declined: 'end.declined',
  declinedByAll: 'end.declined',
  declinedElsewhere: 'end.declined',
  noAnswer: 'end.noAnswer',
  busy: 'end.busy',
  unreachable: 'end.unreachable',
  cancelled: 'end.cancelled',
  answeredElsewhere: 'end.elsewhere',
  networkLost: 'end.network',
  mediaLost: 'end.network',
  mediaFailed: 'end.network',
  otherLost: 'end.other',
  removed: 'end.removed',
  accessEnded: 'end.removed',
  forbidden: 'end.forbidden',
  notPermitted: 'end.forbidden',
};

/** Why a call ended, as this app says it; it calls no phones, so that what only they have is not told apart. */
export function endTextOf(word: EndWord): TextKey {
  return TEXTS[word] ?? 'end.unknown';
}
