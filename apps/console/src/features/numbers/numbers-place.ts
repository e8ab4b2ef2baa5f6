export interface NumbersPlace {
  readonly tab: 'owned' | 'get';
  /** The search whose numbers are looked at; so it is found again by whoever has left the page. */
  readonly search: string | null;
}

const ID = /^nop_[a-z0-9]{1,60}$/;

/** What an address asks for; what it does not know is as if it were not there. */
export function readPlace(params: Pick<URLSearchParams, 'get'>): NumbersPlace {
  const search = params.get('search') ?? '';
  return {
    tab: params.get('tab') === 'get' ? 'get' : 'owned',
    search: ID.test(search) ? search : null,
  };
}

/** The part of an address that asks for it; empty for the beginning. No number is ever in it. */
export function writePlace({ tab, search }: NumbersPlace): string {
  const params = new URLSearchParams();
  if (tab === 'get') params.set('tab', tab);
  if (search) params.set('search', search);
  return params.size > 0 ? `?${params}` : '';
}
