import type { Clock } from '@switchboard/kernel';
import type { Doc } from 'yjs';
import { AgreedClock } from '../clock/agreed-clock.ts';
import { SharedDocument } from '../documents/shared-document.ts';
import { FileTransfers } from '../files/file-transfers.ts';
import type { FileOffer } from '../files/file-transfers.ts';
import { MessageChannel } from '../messages/message-channel.ts';
import { SharedThings } from '../motion/shared-things.ts';
import { SwitchingTransport } from '../switching/switching-transport.ts';
import type { DataTransport, PeerId } from '../transport/transport.ts';
import { MeasuredPath } from './measured-path.ts';

export interface DataSessionOptions {
  readonly self: PeerId;
  readonly clock: Clock;
  /** Kind of the path that is preferred, as long as nobody wants another. */
  readonly preferred: string;
  /** Becomes the same for all; whoever made it destroys it. */
  readonly doc: Doc;
  readonly onOffer: (offer: FileOffer) => void;
  readonly onPreferred?: (kind: string, by: PeerId) => void;
  readonly onInherited?: (things: readonly number[]) => void;
}

/** A document may be so large when somebody comes late. */
const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

/** All that people share who are in the same place, over whatever paths there are between them. */
export class DataSession implements AsyncDisposable {
  readonly transport: SwitchingTransport;
  readonly channel: MessageChannel;
  readonly agreed: AgreedClock;
  readonly document: SharedDocument;
  readonly things: SharedThings;
  readonly files: FileTransfers;
  readonly #clock: Clock;
  readonly #paths = new Map<string, MeasuredPath>();

  constructor(options: DataSessionOptions) {
    const { self, clock, preferred, doc, onOffer, onPreferred, onInherited } = options;
    this.#clock = clock;
    const session = crypto.getRandomValues(new Uint32Array(1))[0]!;
    const transport = new SwitchingTransport({
      ...{ self, clock, preferred, session },
      ...(onPreferred && { onPreferred }),
    });
    const channel = new MessageChannel(transport, { clock, maxMessageBytes: MAX_MESSAGE_BYTES });
    const agreed = new AgreedClock({ transport, channel, clock });
    this.transport = transport;
    this.channel = channel;
    this.agreed = agreed;
    this.document = new SharedDocument({ transport, channel, doc });
    const inherited = onInherited && { onInherited };
    this.things = new SharedThings({ transport, channel, agreed, clock, ...inherited });
    this.files = new FileTransfers(onOffer);
    this.files.attach({ transport, channel });
  }

  /** The paths there are, by kind. */
  get paths(): ReadonlyMap<string, MeasuredPath> {
    return this.#paths;
  }

  /** One of each kind; it is closed with the session. */
  add(path: DataTransport): void {
    const measured = new MeasuredPath(path, this.#clock);
    this.#paths.set(path.kind, measured);
    measured.subscribe({ closed: () => this.#closed(path.kind, measured) });
    this.transport.add(measured);
  }

  /** Uses the path of this kind no more, and closes it. */
  async remove(kind: string): Promise<void> {
    const path = this.#paths.get(kind);
    this.#paths.delete(kind);
    if (path) await this.transport.remove(path);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const part of [this.files, this.things, this.document, this.agreed])
      part[Symbol.dispose]();
    await this.transport[Symbol.asyncDispose]();
    this.channel[Symbol.dispose]();
    this.#paths.clear();
  }

  #closed(kind: string, path: MeasuredPath): void {
    if (this.#paths.get(kind) === path) this.#paths.delete(kind);
  }
}
