import { assertApiVersion } from './api-version.ts';

describe('assertApiVersion', () => {
  it.each(['2023-10-01', '2025-05-29-preview', '2021-01-27-preview4'])('accepts %s', (version) => {
    expect(() => assertApiVersion(version, '/chat/threads')).not.toThrow();
  });

  it.each([undefined, ''])('asks for a version when there is none (%p)', (version) => {
    expect(() => assertApiVersion(version, '/chat/threads')).toThrow(
      expect.objectContaining({ status: 400, code: 'ApiVersionUnspecified' }),
    );
  });

  it.each(['latest', '2023-13-01', '2023-10-1', ['2023-10-01', '2023-10-01']])(
    'refuses %p',
    (version) => {
      expect(() => assertApiVersion(version, '/chat/threads')).toThrow(
        expect.objectContaining({ status: 400, code: 'InvalidApiVersion' }),
      );
    },
  );
});
