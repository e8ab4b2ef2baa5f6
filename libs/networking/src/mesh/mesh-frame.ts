const VERSION = 1;

export const MESH_HEADER_BYTES = 1;

/**
 * A message as it travels between two. One byte goes before it, the version: what is empty would be lost on the way
 * to some implementations, which have another idea of how that is sent.
 */
export function writeMeshFrame(payload: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(MESH_HEADER_BYTES + payload.length);
  bytes[0] = VERSION;
  bytes.set(payload, MESH_HEADER_BYTES);
  return bytes;
}

/** @returns undefined for what is none, or of another version */
export function readMeshFrame(bytes: Uint8Array): Uint8Array | undefined {
  return bytes[0] === VERSION ? bytes.subarray(MESH_HEADER_BYTES) : undefined;
}
