import type { Order } from './shop.ts';

/** What a shop begins with. */
export const SAMPLE_ORDERS: readonly Order[] = [
  {
    ...{ reference: 'A-1001', item: 'a blue kettle', status: 'shipped' },
    ...{ shipsOn: '2026-11-27', deliversOn: null },
  },
  {
    ...{ reference: 'A-1002', item: 'two oak chairs', status: 'packed' },
    ...{ shipsOn: '2026-12-02', deliversOn: null },
  },
  {
    ...{ reference: 'A-1003', item: 'a desk lamp', status: 'received' },
    ...{ shipsOn: null, deliversOn: null },
  },
  {
    ...{ reference: 'A-1004', item: 'a garden hose', status: 'delivered' },
    ...{ shipsOn: '2026-11-20', deliversOn: null },
  },
];
