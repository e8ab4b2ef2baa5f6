const BASE64 = /^[\w+/-]+={0,2}$/;
/** What a server call id holds: the id of a call, perhaps in an address. */
const ADDRESS = /^(?:https:\/\/[^\s]+\/)?([\w-]+\.[\w-]+)$/;

/**
 * One name for a call, however it is written: pushes, events and the calling SDK encode its id in different
 * alphabets, with or without padding and address.
 */
export function callKeyOf(serverCallId: string): string {
  const plain = serverCallId.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  return ADDRESS.exec(decoded(serverCallId))?.[1] ?? ADDRESS.exec(serverCallId)?.[1] ?? plain;
}

function decoded(text: string): string {
  if (!BASE64.test(text)) return '';
  try {
    return atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}
