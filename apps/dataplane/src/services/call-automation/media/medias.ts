import type { CallTone } from '@switchboard/acs-wire';
import type { Clock } from '@switchboard/kernel';
import { correlationIdOf } from '../../calls/port.ts';
import type { Call, Step } from '../../calls/port.ts';
import { partsOf } from '../connections.ts';
import type { Connections, LiveConnection } from '../connections.ts';
import { CallMedia } from './call-media.ts';
import type { PromptFiles } from './prompt-files.ts';
import type { CallMediaDeps } from './call-media.ts';
import type { CallSpeech } from './speech.ts';
import type { StreamServer } from './streaming/streams-deps.ts';
import type { VoiceDeps } from './voice.ts';

export interface MediasDeps extends VoiceDeps {
  readonly files: PromptFiles;
  readonly speech: CallSpeech;
  readonly clock: Clock;
  readonly connections: Connections;
  /** What servers of applications are told that they are connected to by. */
  readonly server: (url: string, names: CallMediaDeps['names']) => Promise<StreamServer>;
}

/** What applications say and hear in the calls of this process, by their connections. */
export class Medias implements AsyncDisposable {
  readonly #deps: MediasDeps;
  readonly #open = new Map<string, CallMedia>();
  readonly #closing = new Set<Promise<void>>();

  constructor(deps: MediasDeps) {
    this.#deps = deps;
  }

  /** Made when it is first needed. */
  of(live: LiveConnection): CallMedia {
    const media = this.#open.get(live.id) ?? this.#make(live);
    this.#open.set(live.id, media);
    return media;
  }

  pressed(connection: string, user: string, tone: CallTone): void {
    this.#open.get(connection)?.pressed(user, tone);
  }

  /** After a step that was made with a call, and after its applications were told. */
  changed(before: Call, step: Step): void {
    for (const id of partsOf(before, step)) {
      const live = this.#deps.connections.find(id);
      if (live?.followed.isConnected && isStreamDue(live)) this.of(live).streams.begin();
      const media = this.#open.get(id);
      if (!media) continue;
      if (live) media.follow(step.call);
      else this.#close(id, media);
    }
  }

  began(): void {
    // Nothing is said before somebody asks for it.
  }

  ended(): void {
    // Its last step has closed it.
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const [id, media] of this.#open) this.#close(id, media);
    await Promise.all(this.#closing);
  }

  #make(live: LiveConnection): CallMedia {
    const { connections, server, ...deps } = this.#deps;
    const tell: CallMediaDeps['tell'] = (told) => {
      if (connections.find(live.id)) connections.tell(live, told);
    };
    const { callId, userId } = live.stored;
    const { subscriptions } = live;
    const names = { callConnectionId: live.id, correlationId: correlationIdOf(callId) };
    const serverOf: CallMediaDeps['server'] = (url) => server(url, names);
    const parts = { tell, subscriptions, names, server: serverOf };
    return new CallMedia({ ...deps, ...parts }, callId, userId);
  }

  #close(id: string, media: CallMedia): void {
    this.#open.delete(id);
    const closing = media[Symbol.asyncDispose]()
      .catch(this.#deps.onFault)
      .finally(() => this.#closing.delete(closing));
    this.#closing.add(closing);
  }
}

function isStreamDue({ subscriptions: { media, transcription } }: LiveConnection): boolean {
  return [media, transcription].some((one) => one?.isDue);
}
