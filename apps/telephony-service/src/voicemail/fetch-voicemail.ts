import type { RecordedFiles } from '@switchboard/acs-client/calls';
import type { TelephonyTools } from '../telephony-tools.ts';
import { deleteRecording, fetchVoicemail } from './voicemail-jobs.ts';
import { partsOf } from './voicemail-parts.ts';

/** More than the longest message has, in one channel of 16 kHz. */
const MAX_BYTES = 8 * 1_024 * 1_024;
const PATIENCE_MS = 60_000;

interface Tools extends Pick<TelephonyTools, 'client' | 'transact' | 'jobs'> {
  readonly files: RecordedFiles;
}

/** Fetches messages, and deletes them at the service once they are here. */
export function handleVoicemail(tools: Tools): void {
  const { client, transact, jobs, files } = tools;
  const within = (signal: AbortSignal): AbortSignal =>
    AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
  jobs.handle(fetchVoicemail, async ({ callId, contentLocation, deleteLocation }, signal) => {
    const wanted = await client.voicemail.findUnique({ where: { callId } });
    // Somebody may have deleted the contact, and all calls with it.
    const file =
      wanted?.state === 'fetching'
        ? await files.read(contentLocation, MAX_BYTES, within(signal))
        : undefined;
    await transact(async (tx) => {
      const where = { callId, state: 'fetching' };
      const data = { state: 'kept', bytes: file?.length ?? 0 };
      const kept = file ? (await tx.prisma.voicemail.updateMany({ where, data })).count : 0;
      if (file && kept > 0) {
        await tx.prisma.voicemailPart.createMany({ data: partsOf(callId, file) });
        tx.tell({ kind: 'call', id: callId });
      }
      await jobs.add(tx, deleteRecording, { deleteLocation });
    });
  });
  jobs.handle(deleteRecording, ({ deleteLocation }, signal) =>
    files.delete(deleteLocation, within(signal)),
  );
}
