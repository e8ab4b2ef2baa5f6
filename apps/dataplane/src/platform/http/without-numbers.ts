const NUMBER = /(?:%2B|\+)\d{7,15}/gi;

/** A path as it may be shown: SDKs put phone numbers in it, which are somebody's. */
export function withoutNumbers(path: string): string {
  return path.replace(NUMBER, '{number}');
}
