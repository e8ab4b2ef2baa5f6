/** Only there so that it looks like those of the service: nothing is found under it. */
const CALL_ADDRESS = 'https://switchboard.invalid/calls/';

/** A call's id as the events of calls, and Call Automation, write it: base64url of an address. */
export function serverCallIdOf(callId: string): string {
  return Buffer.from(CALL_ADDRESS + callId).toString('base64url');
}

/** As we write it, or as a page does, without the address. @returns undefined for what is none of ours */
export function callIdOf(serverCallId: string): string | undefined {
  const text = Buffer.from(serverCallId, 'base64url').toString('utf8');
  const callId = text.startsWith(CALL_ADDRESS) ? text.slice(CALL_ADDRESS.length) : text;
  return /^[\w-]+\.[\w-]+$/.test(callId) ? callId : undefined;
}

/** The same for everybody who is told of a call: what is unique in its id. */
export function correlationIdOf(callId: string): string {
  return callId.slice(callId.indexOf('.') + 1);
}
