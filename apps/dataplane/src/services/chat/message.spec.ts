import { assertOwn, deleted, edited, isVisible, messageText, parseMessageId } from './message.ts';
import type { Message, Participant } from './model.ts';
import { presentMessage } from './present.ts';
import { chatVersion } from './version.ts';

const message: Message = {
  id: 1_700_000_000_123,
  sequence: 3,
  version: 1_700_000_000_123,
  type: 'text',
  content: { message: 'Hello' },
  senderId: '8:acs:r_alice',
  senderDisplayName: null,
  metadata: { a: '1' },
  editedMs: null,
  deletedMs: null,
};
const me: Participant = {
  userId: '8:acs:r_alice',
  displayName: null,
  metadata: null,
  joinedMs: 0,
  shareFromMs: 0,
  removedSequence: null,
};
const latest = chatVersion({ query: { 'api-version': '2025-03-15' } });
const earlier = chatVersion({ query: { 'api-version': '2021-09-07' } });
const refusal = (status: number) => expect.objectContaining({ status });

describe('messages', () => {
  it('keep id and sequence when edited; an empty text takes a key away', () => {
    const next = edited(message, { content: 'Hi', metadata: { a: '', b: '2' } }, message.id + 5);
    expect(next).toMatchObject({
      id: message.id,
      sequence: 3,
      version: message.id + 5,
      editedMs: message.id + 5,
      content: { message: 'Hi' },
      metadata: { b: '2' },
    });
    expect(edited(next, { metadata: { b: null } }, next.version + 1).metadata).toEqual({});
  });

  it('leave their place and nothing else when deleted', () => {
    const gone = deleted(message, message.id + 5);
    expect(gone).toMatchObject({ sequence: 3, content: null, metadata: null });
    expect(() => edited(gone, { content: 'x' }, 0)).toThrow(refusal(404));
    expect(presentMessage(gone, latest).content).toEqual({ message: '', attachments: [] });
    expect(presentMessage(gone, earlier).content).toEqual({ message: '' });
  });

  it('are changed by their sender only', () => {
    expect(() => assertOwn(me, message)).not.toThrow();
    expect(() => assertOwn({ ...me, userId: 'bob' }, message)).toThrow(refusal(403));
    expect(() => assertOwn(me, { ...message, senderId: null })).toThrow(refusal(403));
  });

  it('are seen from the beginning of one’s history to one’s removal', () => {
    expect(isVisible(me, message)).toBe(true);
    expect(isVisible({ ...me, shareFromMs: message.id }, message)).toBe(true);
    expect(isVisible({ ...me, shareFromMs: message.id + 1 }, message)).toBe(false);
    expect(isVisible({ ...me, removedSequence: 3 }, message)).toBe(true);
    expect(isVisible({ ...me, removedSequence: 2 }, message)).toBe(false);
  });

  it('hold 28 KB of UTF-8', () => {
    expect(messageText('text', '<é>')).toBe('<é>');
    expect(messageText('html', '<b>é')).toBe('<b>é');
    expect(() => messageText('text', 'é'.repeat(14 * 1_024 + 1))).toThrow(refusal(413));
  });

  it.each(['', '0', '-1', '1.5', 'abc', '99999999999999999', undefined])(
    'have no id like %p',
    (id) => {
      expect(() => parseMessageId(id)).toThrow(refusal(404));
    },
  );

  it('look on the wire as the service shows them', () => {
    const shown = {
      id: '1700000000123',
      type: 'text',
      sequenceId: '3',
      version: '1700000000123',
      content: { message: 'Hello', attachments: [] },
      createdOn: '2023-11-14T22:13:20Z',
      senderCommunicationIdentifier: {
        rawId: '8:acs:r_alice',
        communicationUser: { id: '8:acs:r_alice' },
      },
      metadata: { a: '1' },
    };
    expect(presentMessage(message, latest)).toEqual(shown);
    const content = { message: 'Hello' };
    const older = { ...shown, content, senderDisplayName: '' };
    expect(presentMessage(message, earlier)).toEqual(older);
  });
});
