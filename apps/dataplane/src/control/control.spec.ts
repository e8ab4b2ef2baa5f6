import { faultInput, Faults } from '../platform/http/faults.ts';
import { Inspector } from '../platform/http/inspector.ts';

describe('Faults', () => {
  it('strike their operation as often as asked', () => {
    const faults = new Faults();
    faults.add(faultInput.parse({ operation: 'Chat_SendMessage', kind: 'error', count: 2 }));
    const strikes = () => faults.strike('Chat_SendMessage').length;
    expect(faults.strike('Chat_GetMessage')).toEqual([]);
    expect([strikes(), strikes(), strikes()]).toEqual([1, 1, 0]);
  });

  it('strike with their probability', () => {
    const faults = new Faults(() => 0.5);
    faults.add(faultInput.parse({ operation: '*', kind: 'drop', probability: 0.5 }));
    expect(faults.strike('Chat_GetMessage')).toEqual([]);
    faults.add(faultInput.parse({ operation: '*', kind: 'drop', probability: 0.6 }));
    expect(faults.strike('Chat_GetMessage')).toHaveLength(1);
  });
});

describe('Inspector', () => {
  it('keeps the last thousand, without queries', () => {
    const inspector = new Inspector();
    const record = {
      at: '',
      method: 'GET',
      operation: null,
      status: 200,
      ms: 1,
      caller: null,
      requestId: 'r',
    };
    for (let i = 0; i < 1_005; i++) inspector.add({ ...record, path: `/${i}?token=secret` });
    const paths = inspector.list().map(({ path }) => path);
    expect(paths).toHaveLength(1_000);
    expect([paths[0], paths.at(-1)]).toEqual(['/5', '/1004']);
  });
});
