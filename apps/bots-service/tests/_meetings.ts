import type { CallJoining, JoinRequest } from '@switchboard/acs-client/calls';
import { PlatformError } from '@switchboard/kernel';
import { WebSocket } from 'ws';
import type { BotsConfig, BotsOverrides } from '../src/index.ts';
import { callback } from './_bots.ts';
import { ALICE, FakeChat, messageEvent, startInThreads, threadEvent } from './_chat.ts';

export const SCRIBE_USER = '8:acs:resource_scribe';
const CONNECTION = 'connection-1';

/** Group calls that are made up: what a program asks for in them. */
export class FakeJoining implements CallJoining {
  readonly asked: string[] = [];
  readonly joined: JoinRequest[] = [];
  readonly failures: ('call-over' | 'call-refused' | 'calls-unavailable')[] = [];

  async join(request: JoinRequest): Promise<string> {
    this.#note('join');
    // As with the real one, a request that comes again is the same one.
    if (!this.joined.some(({ requestId }) => requestId === request.requestId))
      this.joined.push(request);
    return CONNECTION;
  }

  async transcribe(): Promise<void> {
    this.#note('transcribe');
  }

  async leave(): Promise<void> {
    this.#note('leave');
  }

  #note(what: string): void {
    this.asked.push(what);
    const failure = this.failures.shift();
    if (failure !== undefined) throw new PlatformError(failure, 'unavailable', 'Not now.');
  }
}

/** A thread with a scribe, and with calls that are made up. */
export async function startMeetings(
  overrides: BotsOverrides = {},
  change: Partial<BotsConfig> = {},
) {
  const joining = new FakeJoining();
  const chat = new FakeChat();
  const started = await startInThreads({ joining, chatOf: () => chat, ...overrides }, change);
  const { database, tell, bots, clock, settle } = started;
  await database.client.bot.update({ where: { id: 'scribe' }, data: { userId: SCRIBE_USER } });
  await tell(threadEvent(ALICE, SCRIBE_USER));
  const path = (): string => new URL(joining.joined.at(-1)!.callbackUrl).pathname;
  return {
    ...{ ...started, chat, joining },
    texts: (): string[] => chat.said.map(({ text }) => text),
    /** As a card is clicked. */
    click: (choice: 'take' | 'stop') => tell(messageEvent(choice, { metadata: { choice } })),
    async call(type: string, data: object = {}): Promise<number> {
      const { status } = await fetch(`${bots.url}${path()}`, {
        method: 'POST',
        headers: { authorization: 'Bearer signed', 'content-type': 'application/json' },
        body: JSON.stringify([callback(type, { callConnectionId: CONNECTION, ...data })]),
      });
      await settle();
      return status;
    },
    /** What was said last is waited for before notes are summed up. */
    async afterLastWords(): Promise<void> {
      await clock.advance(3_000);
      await settle();
    },
    transcript: (headers: Record<string, string> = { authorization: 'Bearer signed' }) => {
      const { pathname } = new URL(joining.joined.at(-1)!.transcriptUrl);
      return openTranscript(bots.url.replace(/^http/, 'ws') + pathname, headers);
    },
  };
}

export type Meetings = Awaited<ReturnType<typeof startMeetings>>;

/** @returns the socket, or the status that it was refused with */
export async function openTranscript(
  url: string,
  headers: Record<string, string>,
): Promise<WebSocket | number> {
  const socket = new WebSocket(url, { headers });
  return new Promise((resolve, reject) => {
    socket.on('open', () => resolve(socket));
    socket.on('unexpected-response', (request, { statusCode = 0 }) => {
      request.destroy();
      resolve(statusCode);
    });
    socket.on('error', reject);
  });
}

export function spokenFrame(
  text: string,
  { by = ALICE, atMs = 0, forMs = 2_000, is = 'Final' } = {},
) {
  return JSON.stringify({
    kind: 'TranscriptionData',
    transcriptionData: {
      ...{ text, format: 'display', confidence: 0.9, words: [], participantRawID: by },
      ...{ offset: atMs * 10_000, duration: forMs * 10_000, resultStatus: is },
    },
  });
}
