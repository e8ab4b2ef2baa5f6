/**
 * Where the app in which people talk opens its dial pad with a number. It stands in the fragment, which is sent to no
 * server, and that app takes it out of the address.
 */
export function dialAddress(
  webUrl: string,
  { theirs, ours }: { readonly theirs: string; readonly ours: string },
): string {
  const address = new URL('/calls', webUrl);
  address.hash = new URLSearchParams({ dial: theirs, from: ours }).toString();
  return address.href;
}
