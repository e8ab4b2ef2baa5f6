import type { Meeting } from '../generated/prisma/client.ts';
import type { MeetingOutcome } from './meeting-outcome.ts';
import type { MeetingTools } from './meeting-tools.ts';
import { sayInThread } from './say-in-thread.ts';
import { summariseMeeting } from './summarise-meeting.ts';

const REASONS: Readonly<Record<MeetingOutcome, string>> = {
  stopped: '',
  over: '',
  'no-call': 'There is no call in this conversation just now. Begin one, and ask me again.',
  'no-speech':
    'I cannot take notes: this server does not understand free speech. Whoever runs it can have it do so with SPEECH=openai or SPEECH=azure. I leave the call.',
  failed: 'I cannot take notes of the call any more, and leave it.',
};
const NOTHING_SAID = 'The notes are over. I have understood nothing that was said.';
const STOPPED_BEFORE = 'I take no notes.';

/** Says in the thread what came of the notes of a call. */
export async function sumUp(
  tools: Pick<MeetingTools, 'client' | 'chatOf'>,
  meeting: Meeting,
  signal: AbortSignal,
): Promise<void> {
  const lines = await tools.client.meetingLine.findMany({
    where: { meetingId: meeting.id },
    orderBy: { id: 'asc' },
  });
  // Written by nobody but this service.
  const reason = REASONS[meeting.outcome as MeetingOutcome];
  const summary =
    lines.length > 0
      ? summariseMeeting(lines, lengthOf(meeting), await namesIn(tools, meeting, signal))
      : '';
  const nothing = meeting.notedAt ? NOTHING_SAID : STOPPED_BEFORE;
  const text = [reason, summary].filter((part) => part !== '').join('\n\n') || nothing;
  await sayInThread(tools, meeting, { what: 'summary', text }, signal);
}

async function namesIn(
  { chatOf }: Pick<MeetingTools, 'chatOf'>,
  { botId, threadId }: Meeting,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  return (await chatOf(botId)?.names(threadId, signal)) ?? new Map<string, string>();
}

function lengthOf({ notedAt, at, endedAt }: Meeting): number {
  return (endedAt ?? at).getTime() - (notedAt ?? at).getTime();
}
