import { JanusError } from './janus-error.ts';
import type { JanusMessage, JanusRequest, Jsep, PluginData, Trickle } from './message.ts';

export interface HandleOwner {
  request(request: JanusRequest): Promise<JanusMessage>;
  forget(handle: JanusHandle): void;
}

export interface PluginAnswer {
  readonly data: PluginData;
  readonly jsep?: Jsep | undefined;
}

export interface HandleEvents {
  /** What the plugin says unasked. */
  event?(data: PluginData): void;
  candidate?(candidate: Trickle): void;
  /** The connection of this handle is over, or the handle itself is. */
  hangup?(): void;
}

/** Our end of one plugin handle, and of the one connection that it can have. */
export class JanusHandle implements AsyncDisposable {
  readonly id: number;
  readonly #owner: HandleOwner;
  #events: HandleEvents = {};
  #detached = false;

  constructor(id: number, owner: HandleOwner) {
    this.id = id;
    this.#owner = owner;
  }

  listen(events: HandleEvents): void {
    this.#events = events;
  }

  /** @throws JanusError when the plugin refuses */
  async send(body: object, jsep?: Jsep): Promise<PluginAnswer> {
    const answer = await this.#request({ janus: 'message', body, ...(jsep && { jsep }) });
    const data = answer.plugindata?.data ?? {};
    if (data.error_code !== undefined) throw new JanusError(data.error_code, data.error ?? '');
    return { data, jsep: answer.jsep };
  }

  async trickle(candidate: Trickle): Promise<void> {
    await this.#request({ janus: 'trickle', candidate });
  }

  heard(message: JanusMessage): void {
    const { janus, plugindata, candidate } = message;
    if (janus === 'event' && plugindata) this.#events.event?.(plugindata.data);
    else if (janus === 'trickle' && candidate) this.#events.candidate?.(candidate);
    else if (janus === 'hangup' || janus === 'detached') this.#events.hangup?.();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#detached) return;
    this.#detached = true;
    this.#events = {};
    this.#owner.forget(this);
    // One that Janus does not know is as good as detached.
    await this.#request({ janus: 'detach' }).catch(() => undefined);
  }

  #request(request: JanusRequest): Promise<JanusMessage> {
    return this.#owner.request({ ...request, handle_id: this.id });
  }
}
