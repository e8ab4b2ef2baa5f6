import { z } from 'zod';
import { port } from '../../platform/ports.ts';
import { topic } from '../../platform/process-bus/topic.ts';
import type { Admission } from './room.ts';

/** What other services know of rooms. */
export interface Rooms {
  /** May this person join the call of the room, and as what? */
  admission(roomId: string, userId: string, nowMs: number): Promise<Admission>;
}

export const roomsPort = port<Rooms>('rooms');

/**
 * A room was deleted, got another window, or its participants or roles changed: ask for admission
 * again.
 */
export const roomChanged = topic('room-changed', z.object({ roomId: z.string() }));
