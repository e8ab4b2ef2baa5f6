import { readConfig } from './config.ts';

const environment = {
  CARRIER_PASSWORD: 'pretend',
  CARRIER_INVENTORY_KEY: 'inventory-key-only-for-tests',
};

describe('readConfig', () => {
  it('makes one account of what is given', () => {
    expect(readConfig({ ...environment, CARRIER_PORT: '0' })).toMatchObject({
      ...{ port: 0, smppPort: 3961, stateFolder: '.switchboard/carrier' },
      accounts: [{ systemId: 'switchboard', password: 'pretend' }],
      sip: { port: 5080, trunk: { protocol: 'udp', host: '127.0.0.1', port: 5070 } },
    });
  });

  it('takes the trunk and the ports of sound', () => {
    const more = {
      CARRIER_TRUNK: 'sip:localhost:6000;transport=tcp',
      CARRIER_MEDIA_PORTS: '30000-30099',
    };
    expect(readConfig({ ...environment, ...more }).sip).toMatchObject({
      trunk: { protocol: 'tcp', host: '127.0.0.1', port: 6000 },
      mediaPorts: { from: 30_000, to: 30_099 },
    });
  });

  it.each([
    { CARRIER_TLS_CERT: 'cert.pem' },
    { CARRIER_TRUNK: 'sip:127.0.0.1:5071;transport=tls' },
  ])('wants a certificate and its key for TLS: %j', (more) => {
    expect(() => readConfig({ ...environment, ...more })).toThrow('CARRIER_TLS_KEY');
  });

  it.each([{ NODE_ENV: 'production' }, { CARRIER_HOST: '0.0.0.0' }, { CARRIER_HOST: 'box.lan' }])(
    'does not start with %j',
    (more) => {
      expect(() => readConfig({ ...environment, ...more })).toThrow(
        expect.objectContaining({ code: 'not-for-production' }),
      );
    },
  );

  it.each([
    ['CARRIER_PASSWORD', 'longer than eight'],
    ['CARRIER_PASSWORD', undefined],
    ['CARRIER_INVENTORY_KEY', 'short'],
    ['CARRIER_SYSTEM_ID', 'of more than fifteen characters'],
    ['CARRIER_TRUNK', 'sip:192.0.2.7:5060'],
    ['CARRIER_MEDIA_PORTS', '22999-22000'],
  ])('names %s that is not usable, and does not show it', (name, value) => {
    const read = () => readConfig({ ...environment, [name]: value });
    expect(read).toThrow(name);
    if (value !== undefined) expect(read).not.toThrow(value);
  });
});
