/** `incoming-call` as `incomingCall`: the names of properties on the wire. */
export function camelType(type: string): string {
  return type.replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase());
}

export function dashType(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

export function readJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
