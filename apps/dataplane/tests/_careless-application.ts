import { setTimeout as pause } from 'node:timers/promises';
import { DtmfTone } from '@azure/communication-call-automation';
import type {
  CallAutomationClient,
  CallConnection,
  MediaStreamingOptions,
} from '@azure/communication-call-automation';
import type { randomNumbers } from '@switchboard/sip/testing';
import type { DataPlane } from '../src/index.ts';
import { application, automationClient } from './_callbacks.ts';
import type { Application } from './_callbacks.ts';
import { control } from './_harness.ts';
import type { Prompts } from './_prompts.ts';
import { subscriber, willing } from './_subscriber.ts';
import type { Subscriber } from './_subscriber.ts';

type Random = ReturnType<typeof randomNumbers>;

/** As soon as it is told of a call, or a little later. Milliseconds. */
const DECIDES_WITHIN = 60;
const ASKS_WITHIN = 80;
/** Nobody listens there. */
const NOWHERE = 'ws://127.0.0.1:9';
const WAV = { recordingContent: 'audio', recordingFormat: 'wav' } as const;

interface Incoming {
  readonly incomingCallContext: string;
  readonly from: { readonly rawId: string };
}

export interface CarelessOptions {
  readonly plane: Pick<DataPlane, 'connectionString' | 'control'>;
  readonly name: string;
  readonly random: Random;
  readonly prompts: Prompts;
  /** A person to redirect calls to, and to bring into them. */
  readonly colleague: string;
}

interface InCall {
  readonly client: CallAutomationClient;
  readonly connection: CallConnection;
  readonly caller: { readonly phoneNumber: string };
  readonly serverCallId: string;
}

/**
 * An application that takes every call which it is told of, whoever else has, and asks all kinds of things of it, at
 * any time and without waiting for what came of the last one.
 */
export class CarelessApplication implements AsyncDisposable {
  /** How often each request was answered how. */
  readonly answers = new Map<string, number>();
  /** What was answered as none should be. */
  readonly faults: string[] = [];
  readonly #options: CarelessOptions;
  readonly #app: Application;
  readonly #subscribed: Subscriber;
  readonly #working = new Set<Promise<void>>();

  private constructor(options: CarelessOptions, app: Application, subscribed: Subscriber) {
    this.#options = options;
    this.#app = app;
    this.#subscribed = subscribed;
    subscribed.answer((got) => {
      if (got.kind === 'Notification') {
        const [event] = JSON.parse(got.text) as [{ readonly data: Incoming }];
        const work = this.#take(event.data).finally(() => this.#working.delete(work));
        this.#working.add(work);
      }
      return willing(got);
    });
  }

  static async open(options: CarelessOptions): Promise<CarelessApplication> {
    const [app, subscribed] = [await application(), await subscriber()];
    const opened = new CarelessApplication(options, app, subscribed);
    const filter = { includedEventTypes: ['Microsoft.Communication.IncomingCall'] };
    const subscription = { name: options.name, endpoint: subscribed.url, filter };
    const { status } = await control(options.plane, 'POST', '/events/subscriptions', subscription);
    if (status !== 201) throw new Error(`not subscribed: ${status}`);
    return opened;
  }

  /** Fulfilled when nothing that it has begun goes on. */
  async settled(): Promise<void> {
    while (this.#working.size > 0) await Promise.all(this.#working);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#app[Symbol.asyncDispose]();
    await this.#subscribed[Symbol.asyncDispose]();
  }

  async #take({ incomingCallContext: context, from }: Incoming): Promise<void> {
    const { plane, random, colleague } = this.#options;
    const client = automationClient(plane);
    await pause(random(DECIDES_WITHIN));
    const choice = random(10);
    if (choice === 0) return this.#ask('reject', () => client.rejectCall(context));
    const targetParticipant = { communicationUserId: colleague };
    if (choice === 1)
      return this.#ask('redirect', () => client.redirectCall(context, { targetParticipant }));
    const answered = await this.#answer(client, context);
    if (!answered) return;
    const call = { client, ...answered, caller: { phoneNumber: from.rawId.slice(2) } };
    const asked: Promise<void>[] = [];
    for (let count = 2 + random(6); count > 0; count--) {
      asked.push(this.#askSomething(call));
      await pause(random(3) * random(ASKS_WITHIN));
    }
    await Promise.all(asked);
    if (random(3) > 0) await this.#ask('hang up', () => call.connection.hangUp(random(4) > 0));
  }

  async #answer(
    client: CallAutomationClient,
    context: string,
  ): Promise<Pick<InCall, 'connection' | 'serverCallId'> | undefined> {
    const streams = this.#options.random(4) === 0;
    const mediaStreamingOptions: MediaStreamingOptions = {
      ...{ transportUrl: NOWHERE, transportType: 'websocket', contentType: 'audio' },
      ...{ audioChannelType: 'mixed', startMediaStreaming: true },
    };
    let answered: Pick<InCall, 'connection' | 'serverCallId'> | undefined;
    await this.#ask('answer', async () => {
      const { callConnection, callConnectionProperties } = await client.answerCall(
        ...[context, this.#app.url, streams ? { mediaStreamingOptions } : {}],
      );
      const serverCallId = callConnectionProperties.serverCallId!;
      answered = { connection: callConnection, serverCallId };
    });
    return answered;
  }

  #askSomething(call: InCall): Promise<void> {
    const requests = Object.entries(this.#requests(call));
    const [name, ask] = requests[this.#options.random(requests.length)]!;
    return this.#ask(name, ask);
  }

  #requests({
    client,
    connection,
    caller,
    serverCallId,
  }: InCall): Readonly<Record<string, () => Promise<unknown>>> {
    const { random, prompts, colleague } = this.#options;
    const media = connection.getCallMedia();
    const person = { communicationUserId: colleague };
    const playPrompt = prompts.tone(400 + random(1_000));
    const dtmf = { kind: 'callMediaRecognizeDtmfOptions', maxTonesToCollect: 2 } as const;
    return {
      'play to all': () =>
        media.playToAll([playPrompt], {
          ...{ loop: random(3) === 0, interruptCallMediaOperation: random(2) === 0 },
        }),
      play: () => media.play([playPrompt], [caller]),
      recognize: () =>
        media.startRecognizing(caller, { ...dtmf, playPrompt, interruptPrompt: random(2) === 0 }),
      'recognize at once': () => media.startRecognizing(caller, dtmf),
      cancel: () => media.cancelAllOperations(),
      hold: () => media.hold(caller, { playSource: playPrompt }),
      unhold: () => media.unhold(caller),
      press: () => media.sendDtmfTones([DtmfTone.One], caller),
      'hear keys': () => media.startContinuousDtmfRecognition(caller),
      stream: () => media.startMediaStreaming(),
      'stop streaming': () => media.stopMediaStreaming(),
      record: async () => {
        const recording = client.getCallRecording();
        const callLocator = { id: serverCallId, kind: 'serverCallLocator' } as const;
        const { recordingId = '' } = await recording.start({ ...WAV, callLocator });
        if (random(2) > 0) await recording.pause(recordingId);
        if (random(2) > 0) await recording.stop(recordingId);
      },
      add: () => connection.addParticipant({ targetParticipant: person }),
      transfer: () => connection.transferCallToParticipant(person),
      remove: () => connection.removeParticipant(caller),
      'hang up': () => connection.hangUp(random(2) === 0),
    };
  }

  /** A call that is over, or was taken by somebody else, is refused; nothing is a fault of the service's. */
  async #ask(name: string, ask: () => Promise<unknown>): Promise<void> {
    let answer = 'ok';
    try {
      await ask();
    } catch (error) {
      const { statusCode, code } = error as {
        readonly statusCode?: number;
        readonly code?: string;
      };
      answer = `${statusCode} ${code}`;
      if (statusCode === undefined || statusCode >= 500) this.faults.push(`${name}: ${answer}`);
    }
    const told = `${name}: ${answer}`;
    this.answers.set(told, (this.answers.get(told) ?? 0) + 1);
  }
}
