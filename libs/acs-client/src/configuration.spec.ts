import { connectionStringSchema, managedEndpointSchema } from './configuration.ts';

const key = Buffer.from('a key that nobody uses').toString('base64');

describe('the configuration of a back end', () => {
  it('is read from a connection string', () => {
    const text = `endpoint=http://localhost:7100/;accesskey=${key}`;
    expect(connectionStringSchema.parse(text)).toEqual({
      kind: 'key',
      endpoint: 'http://localhost:7100',
      accessKey: key,
    });
  });

  it.each([
    `accesskey=${key};endpoint=https://a.example`,
    `endpoint=http://elsewhere.example;accesskey=${key}`,
    `endpoint=https://a.example;accesskey=!${key}`,
  ])('refuses a bad one without quoting the key', (text) => {
    const { error } = connectionStringSchema.safeParse(text);
    expect(error).toBeDefined();
    expect(JSON.stringify(error)).not.toContain(key);
  });

  it('reaches by managed identity over https only', () => {
    expect(managedEndpointSchema.parse('https://a.communication.azure.com/')).toEqual({
      kind: 'managed-identity',
      endpoint: 'https://a.communication.azure.com',
    });
    expect(managedEndpointSchema.safeParse('http://localhost:7100').success).toBe(false);
    expect(managedEndpointSchema.safeParse('nonsense').success).toBe(false);
  });
});
