import type { Change } from '@switchboard/telephony-api/client';
import type { QueryKey } from '@tanstack/react-query';

/** Under what everything is kept that the service has answered. */
export const keys = {
  everything: ['telephony'],
  conversations: ['telephony', 'conversations'],
  /** Every one that was opened. */
  opened: ['telephony', 'conversation'],
  conversation: (id: string) => ['telephony', 'conversation', id],
  messages: (id: string) => ['telephony', 'messages', id],
  colleagues: ['telephony', 'colleagues'],
  contacts: ['telephony', 'contacts'],
  templates: ['telephony', 'templates'],
  campaigns: ['telephony', 'campaigns'],
  campaign: (id: string) => ['telephony', 'campaign', id],
  numbers: ['telephony', 'numbers'],
  calls: ['telephony', 'calls'],
  unheard: ['telephony', 'unheard'],
  greeting: (ours: string) => ['telephony', 'greeting', ours],
  openHandovers: ['telephony', 'handovers', 'open'],
  pastHandovers: ['telephony', 'handovers', 'past'],
  teams: ['telephony', 'teams'],
  presence: ['telephony', 'presence'],
  liveCalls: ['telephony', 'live-calls'],
  route: (ours: string) => ['telephony', 'route', ours],
} as const;

/** What a change makes old. */
export function keysOf({ kind, id }: Change): readonly QueryKey[] {
  if (id === null) return [keys.everything];
  switch (kind) {
    case 'message':
    case 'delivery':
      return [keys.messages(id), keys.conversation(id), keys.conversations];
    case 'read':
    case 'assignment':
    case 'note':
    case 'consent':
      return [keys.conversation(id), keys.conversations];
    case 'contact':
      // Their name is on what they are in.
      return [
        ...[keys.contacts, keys.conversations, keys.opened, keys.calls, keys.liveCalls],
        ...[keys.openHandovers, keys.pastHandovers],
      ];
    case 'template':
      return [keys.templates];
    case 'campaign':
      return [keys.campaign(id), keys.campaigns];
    case 'number':
      // Whether anything can be sent in a conversation is up to its number.
      return [keys.numbers, keys.opened, keys.route(id), keys.greeting(id)];
    case 'call':
      return [keys.calls, keys.liveCalls, keys.unheard];
    case 'handover':
      return [keys.openHandovers, keys.pastHandovers];
    case 'team':
      // Who is in one sees more, and can be asked.
      return [keys.teams, keys.presence, keys.openHandovers];
    case 'presence':
      return [keys.teams, keys.presence];
    case 'ready':
    case 'missed':
      return [keys.everything];
  }
}
