import type {
  CallAnswering,
  CancelRequest,
  PlayRequest,
  RecordedFiles,
  RingRequest,
} from '@switchboard/acs-client/calls';
import { PlatformError } from '@switchboard/kernel';
import type { RouteStep } from '@switchboard/telephony';
import type { CallView } from '@switchboard/telephony-api/client';
import { gridEvent, OURS, startTelephony, THEIRS } from './_telephony.ts';
import type { TelephonyConfig, TelephonyOverrides } from '../src/index.ts';

/** A service of calls: it notes what it is asked, in a word and what that is about. */
export class FakeAnswering implements CallAnswering {
  readonly asked: string[] = [];
  readonly rings: RingRequest[] = [];
  /** What whoever calls hears from it. */
  readonly heard: string[] = [];
  /** What happens before it is answered that something is played. */
  playing: (() => Promise<void>) | undefined;
  callbackUrl = '';
  /** What happens before it is answered that somebody rings. */
  invited: (() => Promise<void>) | undefined;
  /** What the next requests fail with, one after the other. */
  readonly failures: ('call-over' | 'call-refused' | 'calls-unavailable')[] = [];

  async answer(context: string, callbackUrl: string): Promise<string> {
    this.#note(`answer ${context}`);
    this.callbackUrl = callbackUrl;
    return 'connection-1';
  }

  async redirect(context: string, userId: string): Promise<void> {
    this.#note(`redirect ${context} ${userId}`);
  }

  async reject(context: string): Promise<void> {
    this.#note(`reject ${context}`);
  }

  async ring(connectionId: string, request: RingRequest): Promise<string> {
    this.rings.push(request);
    this.#note(`ring ${connectionId} ${request.userId}`);
    await this.invited?.();
    return `invitation ${request.operationContext}`;
  }

  async cancel(
    connectionId: string,
    { invitationId, operationContext }: CancelRequest,
  ): Promise<void> {
    this.#note(`cancel ${connectionId} ${invitationId} ${operationContext}`);
  }

  async remove(connectionId: string, userId: string): Promise<void> {
    this.#note(`remove ${connectionId} ${userId}`);
  }

  /** What is played, by the names of the files. */
  async play(_connectionId: string, { urls, loops }: PlayRequest): Promise<void> {
    const names = urls.map((url) => new URL(url).pathname.slice('/prompts/'.length));
    this.heard.push(`play ${names.join(' ')}${loops ? ' on and on' : ''}`);
    await this.playing?.();
  }

  async hush(): Promise<void> {
    this.heard.push('hush');
  }

  async listen(_connectionId: string, number: string): Promise<void> {
    this.#note(`listen ${number}`);
  }

  async record(connectionId: string): Promise<string> {
    this.#note(`record ${connectionId}`);
    return 'recording-1';
  }

  async leave(connectionId: string): Promise<void> {
    this.#note(`leave ${connectionId}`);
  }

  async end(connectionId: string): Promise<void> {
    this.#note(`end ${connectionId}`);
  }

  #note(line: string): void {
    this.asked.push(line);
    const failure = this.failures.shift();
    if (failure !== undefined) throw new PlatformError(failure, 'unavailable', 'Not now.');
  }
}

/** Files of recordings, by their addresses, until they are deleted. */
export class FakeRecordings implements RecordedFiles {
  readonly files = new Map<string, Buffer>();
  /** How often the next requests find nobody there. */
  failures = 0;

  async read(location: string): Promise<Buffer> {
    const file = this.files.get(location);
    if (file && this.failures-- <= 0) return file;
    throw new PlatformError('recording-unavailable', 'unavailable', 'Not now.');
  }

  async delete(location: string): Promise<void> {
    this.files.delete(location);
  }
}

export const callConfig: TelephonyConfig['calls'] = {
  callbackUrl: 'http://localhost:3450',
  audience: 'resource',
  issuer: 'https://acscallautomation.communication.azure.com',
  jwksUri: 'http://localhost:7100/calling/keys',
  allowInsecure: true,
};

/** The service where Ann and Bob have opened the inbox, and calls are answered by these steps at any time. */
export async function startWithCalls(
  open: readonly RouteStep[] | undefined,
  overrides: TelephonyOverrides = {},
) {
  const answering = new FakeAnswering();
  const recordings = new FakeRecordings();
  const fakes = { answering, recordedFiles: recordings };
  const options = { verifyCallback: async () => undefined, ...overrides, ...fakes };
  const started = await startTelephony(options, { calls: callConfig });
  for (const name of ['ann', 'bob']) await started.as(name).inbox.list.query({});
  const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    ...{ weekday, fromMinute: 0, untilMinute: 1_440 },
  }));
  if (open)
    await started.as('dana', 'admin').calls.putRoute.mutate({
      ours: OURS,
      route: { timeZone: 'UTC', hours, holidays: [], open: [...open], closed: [] },
    });
  /** Tells of the call that was answered, as the service does. */
  const tell = async (type: string, data: object = {}): Promise<number> => {
    const path = new URL(answering.callbackUrl).pathname;
    const response = await fetch(`${started.telephony.url}${path}`, {
      method: 'POST',
      headers: { authorization: 'Bearer signed', 'content-type': 'application/json' },
      body: JSON.stringify([
        {
          type: `Microsoft.Communication.${type}`,
          data: { callConnectionId: 'connection-1', ...data },
        },
      ]),
    });
    return response.status;
  };
  return {
    ...{ ...started, answering, recordings, tell },
    /** Everything in the history, the latest first. */
    history: async (): Promise<CallView[]> => (await started.as('ann').calls.list.query({})).items,
    /** Delivers an event, and does what follows from it. */
    async event(event: object): Promise<void> {
      await started.deliver(event);
      await started.settle();
    },
    /** Tells of the call that was answered, and does what follows from it. */
    async callback(type: string, data: object = {}): Promise<number> {
      const status = await tell(type, data);
      await started.settle();
      return status;
    },
  };
}

export const RECORDED = 'http://localhost:7100/calling/recordingContents/recording-1';

/** The file of the recording is there. */
export function recordedEvent(seconds: number, recordingId = 'recording-1'): object {
  const chunk = { documentId: '0', contentLocation: RECORDED, deleteLocation: RECORDED };
  const data = {
    recordingStorageInfo: { recordingChunks: [chunk] },
    recordingDurationMs: seconds * 1_000,
  };
  const subject = `/recording/call/call-1/serverCallId/server-1/recordingId/${recordingId}`;
  return { ...gridEvent('RecordingFileStatusUpdated', data), subject };
}

export const userOf = (name: string): string => `8:acs:resource_${name}`;

export function incomingEvent(correlationId = 'call-1', to = `4:${OURS}`): object {
  const parties = { to: { rawId: to }, from: { rawId: `4:${THEIRS}` } };
  const context = `context-of-${correlationId}`;
  return gridEvent('IncomingCall', { ...parties, correlationId, incomingCallContext: context });
}

export function participantEvent(name: string, atMs: number, correlationId = 'call-1'): object {
  const user = { communicationIdentifier: { rawId: userOf(name) }, role: 'Presenter' };
  return gridEvent('CallParticipantAdded', { user, correlationId }, atMs);
}

export function endedEvent(atMs: number, correlationId = 'call-1'): object {
  return gridEvent('CallEnded', { correlationId }, atMs);
}

const phone = (number: string) => ({ communicationIdentifier: { rawId: `4:${number}` } });
const personOf = (name: string) => ({ communicationIdentifier: { rawId: userOf(name) } });

/** A phone answered a call that somebody has placed. */
export function phoneEvent(startedBy: string, atMs: number, number = THEIRS): object {
  const data = { user: phone(number), startedBy: personOf(startedBy), correlationId: 'out-1' };
  return gridEvent('CallParticipantAdded', data, atMs);
}

/** A call is over that somebody has placed. @param code why, where the phone has ended it */
export function placedEndEvent(startedBy: string, atMs: number, code?: number): object {
  const endedBy = code === undefined ? personOf(startedBy) : phone(THEIRS);
  const data = { startedBy: personOf(startedBy), endedBy, correlationId: 'out-1' };
  return gridEvent('CallEnded', { ...data, reason: { code: code ?? 0, subCode: 0 } }, atMs);
}
