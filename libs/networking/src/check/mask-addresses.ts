const V4 = /\b(\d{1,3}\.\d{1,3})\.\d{1,3}\.\d{1,3}\b/g;
/** At least two colons, as no port has. */
const V6 = /(?<![\w:.])(?=[0-9a-f]*:[0-9a-f]*:)[0-9a-f:]{3,39}(?![\w:])/gi;
const GROUPS_KEPT = 3;

/** Keeps of an address what tells the network, and not the person: half of IPv4, a /48 of IPv6. */
export function maskAddresses(text: string): string {
  return text.replace(V4, '$1.x.x').replace(V6, maskV6);
}

function maskV6(address: string): string {
  const [head = ''] = address.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  return `${groups.slice(0, GROUPS_KEPT).join(':')}:x`;
}
