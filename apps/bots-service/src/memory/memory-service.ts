import type { MemoryService } from '@switchboard/bots-api';
import type { BotsTools } from '../bots-tools.ts';

export function createMemoryService({ transact }: Pick<BotsTools, 'transact'>): MemoryService {
  return {
    forget: (who) =>
      transact(async ({ prisma, tell }) => {
        await prisma.memory.deleteMany({ where: { who } });
        await prisma.conversation.deleteMany({ where: { who, endedAt: { not: null } } });
        // Raw ids of phones begin so.
        const callers = [who, `4:${who}`];
        await prisma.botCall.deleteMany({ where: { caller: { in: callers }, state: 'ended' } });
        tell({ kind: 'missed', id: null });
      }),
  };
}
