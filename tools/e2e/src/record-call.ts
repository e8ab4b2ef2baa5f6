import { CallAutomationClient } from '@azure/communication-call-automation';
import { connection } from './connection.ts';

/**
 * Records a call that an application is in, as an application does; fulfilled once its people have heard it.
 *
 * @returns how to end it
 */
export async function recordCall(callConnectionId: string): Promise<{ stop(): Promise<void> }> {
  const recording = new CallAutomationClient(...(await connection())).getCallRecording();
  const { recordingId = '' } = await recording.start({ callConnectionId });
  return { stop: () => recording.stop(recordingId) };
}
