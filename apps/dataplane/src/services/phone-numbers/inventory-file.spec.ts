import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readInventoryFile } from './inventory-file.ts';

let folder: string;
let path: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-numbers-'));
  path = join(folder, 'numbers.json');
});
afterAll(() => rm(folder, { recursive: true }));

const kind = { countryCode: 'gb', numberType: 'mobile' };
const number = { phoneNumber: '+447700900123' };

describe('an inventory file', () => {
  it('says little where what is usual will do', async () => {
    await writeFile(path, JSON.stringify({ offerings: [{ ...kind, numbers: [number] }] }));
    expect(await readInventoryFile(path)).toEqual([
      {
        ...{ countryCode: 'GB', numberType: 'mobile', numbers: [number] },
        assignmentTypes: ['person', 'application'],
        capabilities: { calling: 'inbound+outbound', sms: 'inbound+outbound' },
        monthly: { amount: 0, currencyCode: 'USD' },
        mustAgreeNotToResell: false,
      },
    ]);
  });

  it.each([
    ['no JSON', '{'],
    ['nothing', '{}'],
    ['an offering without numbers', { offerings: [{ ...kind, numbers: [] }] }],
    [
      'a number that is not in E.164',
      { offerings: [{ ...kind, numbers: [{ phoneNumber: '07' }] }] },
    ],
    ['a number twice', { offerings: [{ ...kind, numbers: [number, number] }] }],
    [
      'an offering twice',
      {
        offerings: [
          { ...kind, numbers: [number] },
          { ...kind, numbers: [{ phoneNumber: '+447700900124' }] },
        ],
      },
    ],
  ])('is refused with %s in it', async (_what, content) => {
    await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
    await expect(readInventoryFile(path)).rejects.toThrow(/^NUMBERS_FILE: /);
  });

  it('is refused when it is not there', async () => {
    await expect(readInventoryFile(join(folder, 'missing.json'))).rejects.toThrow(/cannot be read/);
  });
});
