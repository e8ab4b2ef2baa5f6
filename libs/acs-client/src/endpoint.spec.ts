import {
  checkEndpoint,
  isAzureEndpoint,
  isLocalEndpoint,
  refuseMixedEndpoints,
} from './endpoint.ts';

const azure = 'https://acme.communication.azure.com';
const local = 'http://localhost:7100';

describe('endpoints', () => {
  it('tells Azure from the look-alikes', () => {
    expect(isAzureEndpoint(azure)).toBe(true);
    expect(isAzureEndpoint('https://acme.unitedstates.communication.azure.com')).toBe(true);
    expect(isAzureEndpoint('https://communication.azure.com.example.org')).toBe(false);
    expect(isAzureEndpoint('https://evilcommunication.azure.com')).toBe(false);
  });

  it.each(['http://localhost:1', 'http://127.0.0.1:1', 'https://[::1]:1'])('%s is here', (url) => {
    expect(isLocalEndpoint(url)).toBe(true);
  });

  it.each(['http://localhost.example.org', 'http://128.0.0.1', 'http://127.0.0.1.example.org'])(
    '%s is elsewhere, and refused over http',
    (url) => {
      expect(isLocalEndpoint(url)).toBe(false);
      expect(() => checkEndpoint(url)).toThrow(
        expect.objectContaining({ code: 'insecure-endpoint' }),
      );
    },
  );

  it('has one spelling', () => {
    expect(checkEndpoint(`${azure}/`)).toBe(azure);
  });

  it('refuses to mix Azure with anything else', () => {
    expect(() => refuseMixedEndpoints({ ONE: azure, TWO: local })).toThrow(
      expect.objectContaining({
        code: 'mixed-endpoints',
        message: expect.stringMatching(/: ONE, TWO$/),
      }),
    );
    expect(() => refuseMixedEndpoints({ ONE: azure, TWO: azure })).not.toThrow();
    expect(() =>
      refuseMixedEndpoints({ ONE: local, TWO: 'https://chat.example.org' }),
    ).not.toThrow();
  });
});
