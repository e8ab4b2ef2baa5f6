import { jest } from '@jest/globals';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { Ports } from './port.ts';

let taken: Server;
let port: number;
let said: string[];

beforeEach(async () => {
  said = [];
  jest.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
  taken = createServer();
  await new Promise<void>((listening) => taken.listen(0, '127.0.0.1', listening));
  port = (taken.address() as AddressInfo).port;
});
afterEach(async () => {
  jest.restoreAllMocks();
  await new Promise((closed) => taken.close(closed));
});

describe('Ports', () => {
  it('takes the next free one for a port that is taken, and names its owner', async () => {
    const chosen = await new Ports().take('web', port);
    expect(chosen).toBeGreaterThan(port);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(`port ${port} is taken by`);
    expect(said[0]).toContain(`web uses ${chosen}`);
    if (process.platform === 'linux') expect(said[0]).toContain(`(pid ${process.pid})`);
  });

  it('says nothing about a port that is free', async () => {
    await new Promise((closed) => taken.close(closed));
    expect(await new Ports().take('web', port)).toBe(port);
    expect(said).toEqual([]);
    taken = createServer().listen(0);
  });

  it('gives each port out once, although nobody listens there yet', async () => {
    const ports = new Ports();
    const first = await ports.take('web', port);
    expect(await ports.take('access', first)).toBeGreaterThan(first);
  });

  it('sees who listens on the other loopback family only', async () => {
    const other = createServer();
    const free = await new Ports().take('web', port);
    const listening = await new Promise<boolean>((resolve) => {
      other.once('error', () => resolve(false)).listen(free, '::1', () => resolve(true));
    });
    const chosen = await new Ports().take('web', free);
    expect(chosen !== free).toBe(listening);
    if (listening) await new Promise((closed) => other.close(closed));
  });
});
