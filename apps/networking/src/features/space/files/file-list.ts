import type { FileOffer, FileOutcome, IncomingFile } from '@switchboard/networking';
import type { Space } from '../session/open-space';
import { Store } from '../session/store';
import { openSink } from './open-sink';
import { sourceOf } from './source-of';

export type FileStatus = 'offered' | 'waiting' | 'running' | 'done' | 'stopped';

export interface ListedFile {
  readonly key: number;
  readonly direction: 'in' | 'out';
  readonly peer: string;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly doneBytes: number;
  readonly status: FileStatus;
  /** Why it stopped. */
  readonly reason?: Exclude<FileOutcome, 'received'>;
  /** Where what was received can be saved from. */
  readonly url?: string;
}

interface Actions {
  accept?: () => void;
  stop?: () => void;
}

const MAX_LISTED = 20;

/** Files to and from others, as a person sees them. */
export class FileList {
  readonly store = new Store<{ readonly files: readonly ListedFile[] }>({ files: [] });
  readonly #actions = new Map<number, Actions>();
  #lastKey = 0;

  send(space: Space, to: string, file: File): void {
    const key = this.#add(
      { direction: 'out', peer: to, name: file.name, size: file.size },
      'waiting',
    );
    const outgoing = space.data.files.send(to, sourceOf(file), ({ writtenBytes }) =>
      this.#change(key, { doneBytes: writtenBytes, status: 'running' }),
    );
    this.#actions.set(key, { stop: () => outgoing.cancel() });
    void outgoing.outcome.then((outcome) => this.#end(key, outcome));
  }

  offered(offer: FileOffer): void {
    const { from: peer, name, size } = offer;
    const key = this.#add({ direction: 'in', peer, name, size }, 'offered');
    this.#actions.set(key, {
      accept: () => void this.#accept(key, offer),
      stop: () => {
        offer.refuse();
        this.#end(key, 'refused');
      },
    });
  }

  accept(key: number): void {
    this.#actions.get(key)?.accept?.();
  }

  /** Declines, or cancels. */
  stop(key: number): void {
    this.#actions.get(key)?.stop?.();
  }

  /** Takes it off the list, and frees what was received. */
  dismiss(key: number): void {
    const { files } = this.store.getSnapshot();
    const url = files.find((file) => file.key === key)?.url;
    if (url) URL.revokeObjectURL(url);
    this.#actions.delete(key);
    this.store.patch({ files: files.filter((file) => file.key !== key) });
  }

  async #accept(key: number, offer: FileOffer): Promise<void> {
    this.#change(key, { status: 'running' });
    const sink = await openSink(offer.name, offer.type).catch(() => undefined);
    if (!sink) {
      offer.refuse();
      return this.#end(key, 'not-written');
    }
    const incoming = offer.accept({
      ...sink,
      write: async (bytes) => {
        await sink.write(bytes);
        this.#change(key, { doneBytes: incoming.writtenBytes + bytes.length });
      },
    });
    this.#actions.set(key, { stop: () => incoming.refuse() });
    await this.#received(key, incoming, sink.url);
  }

  async #received(key: number, incoming: IncomingFile, url: () => Promise<string>): Promise<void> {
    const outcome = await incoming.outcome;
    if (outcome === 'received') this.#change(key, { url: await url() });
    this.#end(key, outcome);
  }

  #add(file: Pick<ListedFile, 'direction' | 'peer' | 'name' | 'size'>, status: FileStatus): number {
    const key = (this.#lastKey += 1);
    const { files } = this.store.getSnapshot();
    const over = files.filter(({ status: was }) => was === 'done' || was === 'stopped');
    if (files.length >= MAX_LISTED && over[0]) this.dismiss(over[0].key);
    const rest = this.store.getSnapshot().files;
    this.store.patch({ files: [...rest, { ...file, key, status, doneBytes: 0 }] });
    return key;
  }

  #change(key: number, change: Partial<ListedFile>): void {
    const { files } = this.store.getSnapshot();
    this.store.patch({
      files: files.map((file) => (file.key === key ? { ...file, ...change } : file)),
    });
  }

  #end(key: number, outcome: FileOutcome): void {
    this.#actions.delete(key);
    if (outcome === 'received') this.#change(key, { status: 'done' });
    else this.#change(key, { status: 'stopped', reason: outcome });
  }
}
