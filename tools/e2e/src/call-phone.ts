import { CallAutomationClient } from '@azure/communication-call-automation';
import { connection } from './connection.ts';

/**
 * An application calls a phone, as any program does it.
 *
 * @param from a number that was bought
 * @param callbackUrl where it is told what happens
 */
export async function callPhone(from: string, to: string, callbackUrl: string): Promise<string> {
  const client = new CallAutomationClient(...(await connection()));
  const targetParticipant = { phoneNumber: to };
  const { callConnectionProperties } = await client.createCall(
    { targetParticipant, sourceCallIdNumber: { phoneNumber: from } },
    callbackUrl,
  );
  return callConnectionProperties.callConnectionId ?? '';
}
