export interface NumbersPlace {
  readonly tab: 'owned' | 'get';
  /** The search whose numbers are looked at; so it is found again by whoever has left the page. */
  readonly search: string | null;
  /** What is reserved, likewise. */
  readonly reservation: string | null;
}

const ID = /^nop_[a-z0-9]{1,60}$/;
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What an address asks for; what it does not know is as if it were not there. */
export function readPlace(params: Pick<URLSearchParams, 'get'>): NumbersPlace {
  const search = params.get('search') ?? '';
  const reservation = params.get('reservation') ?? '';
  return {
    tab: params.get('tab') === 'get' ? 'get' : 'owned',
    search: ID.test(search) ? search : null,
    reservation: GUID.test(reservation) ? reservation : null,
  };
}

/** The part of an address that asks for it; empty for the beginning. No number is ever in it. */
export function writePlace({ tab, search, reservation }: NumbersPlace): string {
  const params = new URLSearchParams();
  if (tab === 'get') params.set('tab', tab);
  if (search) params.set('search', search);
  if (reservation) params.set('reservation', reservation);
  return params.size > 0 ? `?${params}` : '';
}
