import type { RecordingFileStatusUpdated, TypedEvent } from '@switchboard/events';
import type { CallTools } from '../calls/call-tools.ts';
import { lockCall } from '../calls/lock-call.ts';
import type { Transaction } from '../database/transact.ts';
import type { Voicemail } from '../generated/prisma/client.ts';
import { deleteRecording, fetchVoicemail } from './voicemail-jobs.ts';

/** Who hung up at the beep, which is in it, has said nothing. */
const SHORTEST_MS = 2_000;
const SUBJECT = /^\/recording\/call\/([^/]+)\/serverCallId\/[^/]+(?:\/recordingId\/([^/]+))?$/;

/** The file of a recording is there: a message is fetched, one in which nobody spoke is deleted. Those of others are left alone. */
export async function receiveRecording(
  tx: Transaction,
  { jobs }: CallTools,
  { subject, data }: TypedEvent<RecordingFileStatusUpdated>,
): Promise<void> {
  const callId = await callOf(tx, subject);
  const [chunk] = data.recordingStorageInfo.recordingChunks;
  if (callId === undefined || !chunk || !(await lockCall(tx, { id: callId }))) return;
  const { contentLocation, deleteLocation } = chunk;
  if (data.recordingDurationMs < SHORTEST_MS) {
    const empty = { callId, state: 'recording' };
    const { count } = await tx.prisma.voicemail.deleteMany({ where: empty });
    if (count > 0) await jobs.add(tx, deleteRecording, { deleteLocation });
    return;
  }
  const { count } = await tx.prisma.voicemail.updateMany({
    where: { callId, state: 'recording' },
    data: { state: 'fetching', seconds: Math.round(data.recordingDurationMs / 1_000) },
  });
  if (count > 0) await jobs.add(tx, fetchVoicemail, { callId, contentLocation, deleteLocation });
}

/** By the id of the recording; by that of the call where nobody knows it, for instance after a crash. */
async function callOf({ prisma }: Transaction, subject: string): Promise<string | undefined> {
  const [, correlationId, recordingId] = SUBJECT.exec(subject) ?? [];
  if (correlationId === undefined) return undefined;
  const isOne = ({ recordingId: known }: Voicemail): boolean =>
    recordingId === undefined || known === null || known === recordingId;
  const call = await prisma.phoneCall.findUnique({
    where: { correlationId },
    include: { voicemail: true },
  });
  if (call?.voicemail) return isOne(call.voicemail) ? call.id : undefined;
  if (recordingId === undefined) return undefined;
  return (await prisma.voicemail.findUnique({ where: { recordingId } }))?.callId;
}
