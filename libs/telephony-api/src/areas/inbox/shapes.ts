import { z } from 'zod';
import { clientId, colleague, consentState, conversationId, cost, count } from '../../shapes.ts';
import { line, messageId, moment, noteText, ours, pageOf, pageRequest } from '../../shapes.ts';
import { personId, text } from '../../shapes.ts';

export const inboxFilters = ['all', 'mine', 'unassigned', 'unread'] as const;

export const delivery = z.object({
  state: z.enum(['queued', 'sent', 'delivered', 'failed']),
  at: moment,
  /** A code of `docs/errors.md`, or what a report said (`unreachable`, `carrier-blocked` …). */
  reason: z.string().nullable(),
  /** May it arrive when it is sent once more? */
  mayRetry: z.boolean(),
});

export const message = z.object({
  id: z.string(),
  conversationId: z.string(),
  direction: z.enum(['in', 'out']),
  text: z.string(),
  at: moment,
  /** Null for what came in. */
  delivery: delivery.nullable(),
  by: colleague.nullable(),
  campaignId: z.string().nullable(),
  segments: count,
  cost: cost.nullable(),
});

export const note = z.object({ id: z.string(), text: z.string(), at: moment, by: colleague });

export const conversation = z.object({
  id: z.string(),
  ours: z.string(),
  theirs: z.string(),
  contact: z.object({ id: z.string(), name: z.string() }).nullable(),
  assignee: colleague.nullable(),
  unread: count,
  consent: consentState,
  lastAt: moment,
  last: z
    .object({
      direction: z.enum(['in', 'out']),
      /** Its first 160 characters. */
      text: z.string(),
      state: z.enum(['queued', 'sent', 'delivered', 'failed']).nullable(),
    })
    .nullable(),
});

/** Whether an answer would be sent now. */
export const decision = z.object({
  allowed: z.boolean(),
  reason: z.string().nullable(),
  /** When the same may be allowed; null where waiting does not help. */
  againAt: moment.nullable(),
});

export const opened = conversation.extend({
  decision,
  /** What they said about calls from this number. */
  callConsent: consentState,
  /** The earliest first; the latest 200. */
  notes: z.array(note),
});

/** `ready` comes first, `missed` when too much happened at once: reload what is shown. */
export const changeKinds = [
  ...(['ready', 'missed', 'message', 'delivery', 'read', 'assignment', 'note'] as const),
  ...(['consent', 'contact', 'template', 'campaign', 'number', 'call'] as const),
  ...(['handover', 'team', 'presence'] as const),
] as const;

/** What changed: of a conversation its id, otherwise that of the contact, template, campaign, number, call, handover, team or person. */
export const change = z.object({ kind: z.enum(changeKinds), id: z.string().nullable() });

export const listInput = pageRequest.extend({
  filter: z.enum(inboxFilters).default('all'),
  /** A part of a name, a number, or a text. */
  query: line(1, 100).optional(),
  ours: ours.optional(),
});
export const conversationPage = pageOf(conversation).extend({
  /** Conversations with something unread, up to 100. */
  unread: count,
});
export const byId = z.object({ conversationId });
export const messagesInput = pageRequest.extend({ conversationId });
export const messagePage = pageOf(message);
/** A number as people write it, at home without its country. */
export const openInput = z.object({ ours, theirs: line(1, 40) });
export const sendInput = z.object({ conversationId, clientId, text });
export const retryInput = z.object({ messageId });
export const markReadInput = z.object({
  conversationId,
  until: z.iso.datetime({ offset: true }).transform((at) => new Date(at)),
});
export const assignInput = z.object({ conversationId, to: personId.nullable() });
export const addNoteInput = z.object({ conversationId, clientId, text: noteText });
export const removeNoteInput = z.object({ conversationId, noteId: z.uuid() });

export const unreadOutput = z.object({ unread: count });
export const colleaguesOutput = z.object({ items: z.array(colleague) });

export type ConversationView = z.infer<typeof conversation>;
export type OpenedConversation = z.infer<typeof opened>;
export type MessageView = z.infer<typeof message>;
export type NoteView = z.infer<typeof note>;
export type Change = z.infer<typeof change>;
export type ChangeKind = Change['kind'];
