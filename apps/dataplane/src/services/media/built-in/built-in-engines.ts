import type { EngineInfo, MediaEngines, MediaRoom } from '../port.ts';
import { Ports } from './ports.ts';
import type { BuiltInRoom } from './room.ts';

export interface BuiltInOptions {
  /** UDP ports for media; any when absent. */
  readonly ports?: readonly [number, number] | undefined;
  /** Addresses that pages reach us at, beside those of the machine's interfaces. */
  readonly addresses?: readonly string[] | undefined;
}

/** People in one call; each more costs every other one's share of this process. */
export const CAPACITY = 8;

/**
 * The forwarding engine on the werift library, in this process. The library is loaded with the first
 * call that needs it.
 */
export function builtInEngines(options: BuiltInOptions, name = 'built-in'): MediaEngines {
  const rooms = new Set<BuiltInRoom>();
  const ports = options.ports && new Ports(options.ports);
  return {
    async open(): Promise<MediaRoom> {
      const { BuiltInRoom: Room } = await import('./room.ts');
      const room: BuiltInRoom = new Room({
        addresses: options.addresses,
        ports,
        engine: name,
        capacity: CAPACITY,
        onClosed: () => rooms.delete(room),
      });
      rooms.add(room);
      return room;
    },
    describe(): readonly EngineInfo[] {
      const legs = [...rooms].reduce((sum, { size }) => sum + size, 0);
      return [{ name, kind: 'built-in', healthy: true, rooms: rooms.size, legs }];
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...rooms].map((room) => room[Symbol.asyncDispose]()));
    },
  };
}
