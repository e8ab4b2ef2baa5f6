import type { FileSource } from '@switchboard/networking';

/** Reads a file of this machine part by part: it is never in memory as a whole. */
export function sourceOf(file: File): FileSource {
  return {
    name: file.name,
    size: file.size,
    type: file.type,
    read: async (from, to) => new Uint8Array(await file.slice(from, to).arrayBuffer()),
  };
}
