import type {
  answerCallBody,
  CallReason,
  connectCallBody,
  createCallBody,
  CallConnectionProperties,
  MediaStreamingOptions,
  PlaySource,
  startRecordingBody,
  TranscriptionOptions,
} from '@switchboard/acs-wire';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Database } from '../../platform/database/database.ts';
import type { ResourceLimits } from '../../platform/limits/resources.ts';
import type { EndpointGuard } from '../../platform/outgoing/guard.ts';
import { WireError } from '../../platform/wire/errors.ts';
import type { Answer, OperationRequest } from '../../platform/wire/operation.ts';
import { callIdOf, homeOfCall } from '../calls/port.ts';
import type { ServerCalls } from '../calls/port.ts';
import type { Asking } from './asking.ts';
import type { Answers } from './carry-out.ts';
import { createCall } from './coming-in.ts';
import type { AutomationDeps } from './coming-in.ts';
import type { Command, Entry, Invite } from './commands.ts';
import type { ConnectionStore } from './connection-store.ts';
import type { Origin } from './follow.ts';
import { readContext } from './incoming-context.ts';
import type { IncomingContext } from './incoming-context.ts';
import type { Keys } from './keys.ts';
import { callNotFound, invalidArgument, toRefusal } from './refusal.ts';
import type { RecordingStore } from './recording/recording-store.ts';
import { onlyOnce } from './repeats.ts';
import { ISSUER } from './sign.ts';
import type { StreamOptions } from './media/streaming/stream-options.ts';

export interface AutomationOptions {
  readonly db: Database;
  readonly own: AutomationDeps;
  readonly asking: Asking;
  readonly store: ConnectionStore;
  readonly recordings: RecordingStore;
  readonly calls: ServerCalls;
  readonly keys: Keys;
  readonly guard: EndpointGuard;
  readonly resources: ResourceLimits;
  /** As whom applications call that do not say. */
  readonly automationUser: string;
  readonly isOwnUser: (userId: string) => Promise<boolean>;
  readonly isOwnNumber: (phoneNumber: string) => Promise<boolean>;
  readonly machineTime: () => number;
  readonly publicUrl: (request: FastifyRequest) => string;
}

/** An operation of a connection is asked for by the name of the connection, wherever its call lives. */
type OfConnection = Extract<Command, { readonly connection: string }>;

interface Move {
  readonly connection: string;
  /** The connection they come from. */
  readonly fromCall: string;
  readonly users: readonly string[];
  readonly origin: Origin;
}

interface Inviting {
  readonly sourceCallerIdNumber?: { readonly value: string } | undefined;
  readonly sourceDisplayName?: string | undefined;
  readonly invitationTimeoutInSeconds?: number | undefined;
  readonly customCallingContext?:
    { readonly voipHeaders?: Readonly<Record<string, string>> | undefined } | undefined;
}

interface Entering {
  readonly callbackUri: string;
  readonly operationContext?: string | undefined;
  readonly mediaStreamingOptions?: MediaStreamingOptions | undefined;
  readonly transcriptionOptions?: TranscriptionOptions | undefined;
}

/** What applications ask for: checks it, and has it done where the call lives. */
export class Automation {
  readonly #options: AutomationOptions;

  constructor(options: AutomationOptions) {
    this.#options = options;
  }

  /** Does a request once, however often it is repeated. */
  readonly once = (request: OperationRequest, work: () => Promise<Answer>): Promise<Answer> =>
    onlyOnce(this.#options.db, request, this.#options.machineTime(), work);

  async create(asked: z.output<typeof createCallBody>): Promise<CallConnectionProperties> {
    const { targets, source, sourceCallerIdNumber: number, sourceDisplayName } = asked;
    const entry = await this.#entryOf(asked, source?.id, 'source');
    const invites: Invite[] = [];
    for (const target of new Set(targets)) {
      invites.push(await this.inviteOf(target, asked, 'targets'));
    }
    await this.#needRoom();
    const sourceCallerIdNumber = number?.value;
    const details = {
      ...{ targets: [...new Set(targets)], source: entry.userId },
      ...{ sourceCallerIdNumber, sourceDisplayName },
    };
    return createCall(this.#options.own, { entry, details, invites }).catch((error: unknown) => {
      throw toRefusal(error);
    });
  }

  async answer(asked: z.output<typeof answerCallBody>): Promise<CallConnectionProperties> {
    const ring = await this.#ringOf(asked.incomingCallContext);
    const answeredBy = asked.answeredBy?.id;
    const entry = await this.#entryOf(asked, answeredBy ?? ring.user, 'answeredBy');
    await this.#needRoom();
    return this.#options.asking.ask(homeOfCall(ring.callId), { name: 'answer', ring, entry });
  }

  async redirect(context: string, user: string): Promise<void> {
    const ring = await this.#ringOf(context);
    this.#assertServed(user, 'target');
    return this.#options.asking.ask(homeOfCall(ring.callId), { name: 'redirect', ring, user });
  }

  async reject(context: string, reason: CallReason): Promise<void> {
    const ring = await this.#ringOf(context);
    return this.#options.asking.ask(homeOfCall(ring.callId), { name: 'reject', ring, reason });
  }

  async connect(asked: z.output<typeof connectCallBody>): Promise<CallConnectionProperties> {
    const entry = await this.#entryOf(asked, undefined, 'source');
    const callId = await this.#located(asked.callLocator);
    if (callId === undefined) throw callNotFound();
    await this.#needRoom();
    return this.#options.asking.ask(homeOfCall(callId), { name: 'connect', callId, entry });
  }

  /** @throws WireError 404 when there is no such connection, or its call is over; 429 while it takes no callbacks */
  async ask<Name extends OfConnection['name']>(
    command: Extract<OfConnection, { readonly name: Name }>,
  ): Promise<Answers[Name]> {
    const { store, asking, resources } = this.#options;
    const open = await store.open(command.connection);
    if (!open) throw callNotFound();
    if ('origin' in command && open.waiting >= resources['automation.callbacksWaiting']) {
      throw new WireError(429, 'TooManyRequests', 'Too many callbacks were not taken.');
    }
    return asking.ask<Name>(homeOfCall(open.callId), command as never);
  }

  /** Moves people here from another call of the application's: all of them, or nobody. */
  async move({ connection, fromCall, users, origin }: Move): Promise<void> {
    const there = await this.ask({ name: 'participants', connection });
    const isThere = there.some(({ identifier: { rawId } }) => users.includes(rawId));
    if (isThere || connection === fromCall) {
      throw new WireError(409, '8519', 'They are in this call already.');
    }
    if (there.length + users.length > this.#options.resources['calls.participants']) {
      throw new WireError(429, 'TooManyRequests', 'The call is full.');
    }
    const released = await this.ask({ name: 'release', connection: fromCall, users });
    const { fromCallId, parties } = released;
    try {
      await this.ask({ name: 'take', connection, from: fromCall, fromCallId, parties, origin });
    } catch (error) {
      // The call has ended meanwhile: then so has theirs.
      const dismissal = { name: 'dismiss', fromCallId, parties } as const;
      await this.#options.asking.ask(homeOfCall(fromCallId), dismissal);
      throw error;
    }
  }

  /** @throws WireError 400 unless this participant can be called */
  async inviteOf(user: string, asked: Inviting, target: string): Promise<Invite> {
    this.#assertServed(user, target);
    const { invitationTimeoutInSeconds: seconds, customCallingContext } = asked;
    const context = customCallingContext?.voipHeaders;
    return {
      ...{ user, callerName: asked.sourceDisplayName },
      ...(seconds !== undefined && { ringMs: seconds * 1_000 }),
      ...(context && Object.keys(context).length > 0 && { context }),
      ...(user.startsWith('4:') && { callerId: await this.#callerIdOf(asked) }),
    };
  }

  /** @throws WireError 400 when callbacks cannot be sent there */
  originOf(asked: {
    readonly operationContext?: string | undefined;
    readonly operationCallbackUri?: string | undefined;
  }): Origin {
    const { operationContext, operationCallbackUri: callbackUri } = asked;
    if (callbackUri !== undefined) this.#assertAllowed(callbackUri, 'operationCallbackUri');
    return { operationContext, callbackUri };
  }

  /** @throws WireError 400 when a file may not be fetched from where it is said to be */
  assertPlayable(sources: readonly PlaySource[], target: string): void {
    for (const { file } of sources) if (file) this.#assertAllowed(file.uri, target);
  }

  /** @returns the id of the recording. @throws WireError 404 when there is no such call */
  async startRecording(
    { callLocator, callConnectionId }: z.output<typeof startRecordingBody>,
    recording: Omit<Extract<Command, { name: 'startRecording' }>, 'name' | 'callId' | 'startedBy'>,
  ): Promise<string> {
    const { store, asking } = this.#options;
    const connection = callLocator ? undefined : await store.open(callConnectionId!);
    const callId = callLocator ? await this.#located(callLocator) : connection?.callId;
    if (callId === undefined) throw callNotFound();
    const startedBy = connection?.userId;
    const command = { name: 'startRecording', callId, startedBy, ...recording } as const;
    return asking.ask(homeOfCall(callId), command);
  }

  /** @throws WireError 404 when it has ended */
  async stateOfRecording(id: string): Promise<'active' | 'inactive'> {
    const { state } = await this.#recording(id);
    return state;
  }

  async changeRecording(id: string, to: 'active' | 'inactive' | 'stopped'): Promise<void> {
    const { home } = await this.#recording(id);
    await this.#options.asking.ask(home, { name: 'changeRecording', recording: id, to });
  }

  /** @throws WireError 400 when callbacks cannot be sent there */
  recordingCallbackOf(uri: string | undefined): string | undefined {
    if (uri !== undefined) this.#assertAllowed(uri, 'recordingStateCallbackUri');
    return uri;
  }

  get publicUrl(): AutomationOptions['publicUrl'] {
    return this.#options.publicUrl;
  }

  openIdConfiguration(request: FastifyRequest): object {
    return {
      issuer: ISSUER,
      jwks_uri: `${this.#options.publicUrl(request)}/calling/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    };
  }

  async jwks(): Promise<object> {
    return { keys: await this.#options.keys.published() };
  }

  async #entryOf(asked: Entering, user: string | undefined, target: string): Promise<Entry> {
    const { callbackUri, operationContext } = asked;
    this.#assertAllowed(callbackUri, 'callbackUri');
    const streams = this.#streamsOf(asked);
    const userId = user ?? this.#options.automationUser;
    if (!(await this.#isOurs(userId))) {
      throw new WireError(403, '7507', 'This identity is not one of the resource.', { target });
    }
    return { userId, callbackUri, operationContext, streams };
  }

  /** @throws WireError 400 when nothing may be streamed there */
  #streamsOf({
    mediaStreamingOptions: media,
    transcriptionOptions: transcription,
  }: Entering): StreamOptions {
    for (const [name, options] of Object.entries({
      mediaStreamingOptions: media,
      transcriptionOptions: transcription,
    })) {
      const url = options?.transportUrl;
      if (url !== undefined) this.#assertAllowed(url, `${name}.transportUrl`);
    }
    return { media, transcription };
  }

  async #recording(id: string) {
    const row = await this.#options.recordings.find(id);
    if (!row || row.state === 'stopped') throw new WireError(404, '8522', 'Recording not found.');
    return { home: row.home, state: row.state };
  }

  async #ringOf(context: string): Promise<IncomingContext> {
    return readContext(this.#options.keys, context);
  }

  async #located(
    locator: z.output<typeof connectCallBody>['callLocator'],
  ): Promise<string | undefined> {
    const { calls } = this.#options;
    switch (locator.kind) {
      case 'serverCallLocator':
        return callIdOf(locator.serverCallId);
      case 'groupCallLocator':
        return calls.callOf({ groupId: locator.groupCallId });
      case 'roomCallLocator':
        return calls.callOf({ roomId: locator.roomId });
    }
  }

  /** As whom an application may take part: itself, somebody of the resource, or one of its numbers. */
  async #isOurs(rawId: string): Promise<boolean> {
    const { automationUser, isOwnNumber, isOwnUser } = this.#options;
    if (rawId === automationUser) return true;
    return rawId.startsWith('4:') ? isOwnNumber(rawId.slice(2)) : isOwnUser(rawId);
  }

  async #callerIdOf({ sourceCallerIdNumber: number }: Inviting): Promise<string> {
    if (number === undefined) {
      throw invalidArgument('A phone number is called from a number.', 'sourceCallerIdNumber');
    }
    if (await this.#options.isOwnNumber(number.value)) return `4:${number.value}`;
    const target = 'sourceCallerIdNumber';
    throw new WireError(403, '7507', 'This number is not one of the resource.', { target });
  }

  #assertServed(user: string, target: string): void {
    if (this.#options.calls.serves(user)) return;
    throw invalidArgument('No participants of this kind can be called from here.', target);
  }

  #assertAllowed(uri: string, target: string): void {
    const problem = this.#options.guard.problem(new URL(uri));
    if (problem !== undefined) throw invalidArgument(problem, target);
  }

  async #needRoom(): Promise<void> {
    const { store, resources } = this.#options;
    if ((await store.countOpen()) < resources['automation.connections']) return;
    throw new WireError(429, 'TooManyRequests', 'There are as many calls as there may be.');
  }
}
