import { createCallingModule } from './module.ts';
import * as sdk from './sdk.ts';

const credential = {
  getToken: async () => ({ token: '', expiresOnTimestamp: 0 }),
  dispose: () => undefined,
};

describe('the entry with the names of the SDK', () => {
  it('has everything that a module has', () => {
    const names = Object.keys(createCallingModule({ endpoint: 'http://localhost' }));
    expect(Object.keys(sdk).sort()).toEqual([...names, 'configure'].sort());
  });

  it('makes clients before it is told where the data plane is, and no agents', async () => {
    const client = new sdk.CallClient();
    const making = client.createCallAgent(credential);
    await expect(making).rejects.toMatchObject({ code: 412, subCode: 41071 });
  });

  it('tells its own streams from those of others', async () => {
    const stream = new sdk.LocalVideoStream({ id: '', name: '', deviceType: 'UsbCamera' });
    expect(stream).toBeInstanceOf(sdk.LocalVideoStream);
    expect(() => new sdk.VideoStreamRenderer({} as never)).toThrow();
  });
});
