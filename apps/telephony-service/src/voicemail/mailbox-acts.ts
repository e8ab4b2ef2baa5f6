import { parseNumber } from '@switchboard/telephony';
import type { CallAct } from '../calls/act.ts';
import type { ActingTools } from '../calls/call-tools.ts';
import type { PhoneCall } from '../generated/prisma/client.ts';
import type { PromptName } from './prompts.ts';

/** What callbacks of the greeting say. */
export const GREETING = 'greeting';
/** What callbacks of everything else that is played say. */
const OTHER = 'prompt';

/** Where one of these is refused, nobody can leave a message. */
export const MAILBOX_ACTS: readonly CallAct['act'][] = ['greet', 'record'];

/** The caller hears that it rings, until somebody comes or the mailbox answers. */
export async function playRingback(
  tools: ActingTools,
  { id, state, connectionId }: PhoneCall,
  signal: AbortSignal,
): Promise<void> {
  if (connectionId === null || state !== 'ringing') return;
  const urls = [addressOf(tools, 'ringback')];
  await tools.answering.play(connectionId, { urls, loops: true, operationContext: OTHER }, signal);
  // What was to end it may have come before it had begun.
  const call = await tools.client.phoneCall.findUnique({ where: { id } });
  if (call?.state === 'answered') await tools.answering.hush(connectionId, signal);
  if (call?.state === 'mailbox') await greet(tools, call, connectionId, signal);
}

/** Greets, records and ends. What is late by then is not done. */
export async function actOnMailbox(
  tools: ActingTools,
  call: PhoneCall,
  act: CallAct['act'],
  signal: AbortSignal,
): Promise<void> {
  const { connectionId, state, theirs } = call;
  if (connectionId === null || state !== 'mailbox') return;
  if (act === 'greet') return greet(tools, call, connectionId, signal);
  if (act === 'record') return record(tools, call, connectionId, signal);
  if (act === 'limit') return tools.answering.end(connectionId, signal);
  const number = parseNumber(theirs);
  // Whoever withholds their number hangs up.
  if (number.ok) await tools.answering.listen(connectionId, number.number.e164, signal);
}

async function greet(
  tools: ActingTools,
  { ours }: PhoneCall,
  connectionId: string,
  signal: AbortSignal,
): Promise<void> {
  const where = { ours: ours ?? '' };
  const own = await tools.client.greeting.findUnique({ where, select: { fileId: true } });
  const urls = [addressOf(tools, own?.fileId ?? 'greeting')];
  const greeting = { urls, loops: false, operationContext: GREETING };
  await tools.answering.play(connectionId, greeting, signal);
}

/** The beep comes once it is recorded, so that no word is lost. */
async function record(
  { answering, client, ...tools }: ActingTools,
  { id }: PhoneCall,
  connectionId: string,
  signal: AbortSignal,
): Promise<void> {
  const recordingId = await answering.record(connectionId, signal);
  await client.voicemail.updateMany({ where: { callId: id }, data: { recordingId } });
  const beep = { urls: [addressOf(tools, 'beep')], loops: false, operationContext: OTHER };
  await answering.play(connectionId, beep, signal);
}

function addressOf(
  { callbackUrl }: Pick<ActingTools, 'callbackUrl'>,
  /** Or the id of the file of a greeting. */
  name: PromptName | (string & {}),
): string {
  return `${callbackUrl}/prompts/${name}.wav`;
}
