import type { FileSink } from '@switchboard/networking';

export interface SavedSink extends FileSink {
  /** Where it can be saved from, once it is closed. */
  url(): Promise<string>;
}

const FOLDER = 'received';

/**
 * Writes to the private file system of this site, so that a large file is never in memory as a whole.
 *
 * @throws what the browser throws where there is none, or no room in it
 */
export async function openSink(name: string, type: string): Promise<SavedSink> {
  const root = await navigator.storage.getDirectory();
  const folder = await root.getDirectoryHandle(FOLDER, { create: true });
  const id = crypto.randomUUID();
  const handle = await folder.getFileHandle(id, { create: true });
  const writable = await handle.createWritable();
  return {
    write: (bytes) => writable.write(bytes as Uint8Array<ArrayBuffer>),
    close: () => writable.close(),
    async abort() {
      await writable.abort().catch(() => undefined);
      await folder.removeEntry(id).catch(() => undefined);
    },
    async url() {
      const file = await handle.getFile();
      return URL.createObjectURL(new File([file], name, { type }));
    },
  };
}

/** What was received in an earlier visit is of no use to anybody. */
export async function clearReceived(): Promise<void> {
  const root = await navigator.storage.getDirectory();
  await root.removeEntry(FOLDER, { recursive: true }).catch(() => undefined);
}
