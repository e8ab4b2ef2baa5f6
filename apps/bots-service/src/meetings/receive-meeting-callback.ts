import type { CallCallback } from '@switchboard/events';
import type { BotsTools } from '../bots-tools.ts';
import type { Transaction } from '../database/transaction.ts';
import type { Meeting } from '../generated/prisma/client.ts';
import { endMeeting } from './end-meeting.ts';
import { lockMeeting } from './lock-meeting.ts';
import { listenToMeeting } from './meeting-jobs.ts';
import { QUIET_MS } from './timings.ts';

type Tools = Pick<BotsTools, 'jobs' | 'clock'>;

/** A process that was gone for a while is worth listening anew; a connection that never lasts is not. */
const MAX_RESTARTS = 5;
const LOST = new Set([
  ...['streamConnectionInterrupted', 'streamConnectionUnsuccessful'],
  ...['serviceTimeout', 'serviceShutdown'],
]);

/**
 * Takes into account what happened in a call that notes are taken of.
 *
 * @returns whether it is such a call
 */
export async function receiveMeetingCallback(
  tx: Transaction,
  tools: Tools,
  id: string,
  callback: CallCallback,
): Promise<boolean> {
  const meeting = await lockMeeting(tx, id);
  if (!meeting) return false;
  if (meeting.state !== 'ended') await receive(tx, tools, meeting, callback);
  return true;
}

async function receive(
  tx: Transaction,
  tools: Tools,
  meeting: Meeting,
  { type, data }: CallCallback,
): Promise<void> {
  const { id } = meeting;
  const now = tools.clock.now();
  await tx.prisma.meeting.update({ where: { id }, data: { dueAt: new Date(now + QUIET_MS) } });
  switch (type) {
    case 'CallConnected':
      if (meeting.state !== 'joining') return;
      await tx.prisma.meeting.update({
        where: { id },
        data: { state: 'listening', connectionId: data.callConnectionId },
      });
      return tools.jobs.add(tx, listenToMeeting, { meetingId: id }, { key: id });
    case 'TranscriptionStarted':
      await tx.prisma.meeting.update({ where: { id }, data: { state: 'noting' } });
      return;
    case 'TranscriptionFailed':
      return transcriptionFailed(tx, tools, meeting, data);
    case 'ParticipantsUpdated':
      if (isEmpty(data)) await endMeeting(tx, tools, id, 'over');
      return;
    case 'ConnectFailed':
    case 'CallDisconnected':
      await endMeeting(tx, tools, id, type === 'ConnectFailed' ? 'failed' : 'over');
  }
}

async function transcriptionFailed(
  tx: Transaction,
  tools: Tools,
  { id, restarts }: Meeting,
  { transcriptionUpdate }: CallCallback['data'],
): Promise<void> {
  const details = transcriptionUpdate?.transcriptionStatusDetails ?? '';
  if (LOST.has(details) && restarts < MAX_RESTARTS) {
    await tx.prisma.meeting.update({ where: { id }, data: { restarts: restarts + 1 } });
    const key = `${id} ${restarts + 1}`;
    return tools.jobs.add(tx, listenToMeeting, { meetingId: id }, { key });
  }
  const isDeaf = details === 'speechServicesConnectionError';
  await endMeeting(tx, tools, id, isDeaf ? 'no-speech' : 'failed');
}

/** The application itself is one of them. */
function isEmpty({ participants }: CallCallback['data']): boolean {
  return !!participants && participants.length <= 1;
}
