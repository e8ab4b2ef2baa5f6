import { jest } from '@jest/globals';
import { saveFile } from './save-file';

const saved: { href: string; download: string }[] = [];
let answer: () => Promise<unknown>;

beforeEach(() => {
  saved.length = 0;
  Object.assign(globalThis, { fetch: () => answer() });
  Object.assign(URL, { createObjectURL: () => 'blob:file', revokeObjectURL: () => undefined });
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    saved.push({ href: this.href, download: this.download });
  });
});

describe('saveFile', () => {
  it('saves a file that came to its end', async () => {
    answer = async () => ({ ok: true, blob: async () => new Blob(['a']) });
    await expect(saveFile('/api/export/people', 'people.csv')).resolves.toBeUndefined();
    expect(saved).toEqual([{ href: 'blob:file', download: 'people.csv' }]);
  });

  it('saves no half of one', async () => {
    answer = async () => ({ ok: true, blob: () => Promise.reject(new TypeError('cut')) });
    await expect(saveFile('/api/export/people', 'people.csv')).resolves.toBe('broken-off');
    expect(saved).toEqual([]);
  });

  it.each([
    [401, 'signed-out'],
    [403, 'not-allowed'],
    [429, 'rate-limited'],
    [500, 'refused'],
    [503, 'unavailable'],
  ])('says why there is none: %d, %s', async (status, problem) => {
    answer = async () => ({ ok: false, status });
    await expect(saveFile('/api/export/people', 'people.csv')).resolves.toBe(problem);
    expect(saved).toEqual([]);
  });

  it('says that there is no network', async () => {
    answer = () => Promise.reject(new TypeError('away'));
    await expect(saveFile('/api/export/people', 'people.csv')).resolves.toBe('offline');
  });
});
