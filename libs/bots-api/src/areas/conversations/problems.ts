import type { Procedures } from '../../trpc.ts';
import type { ConversationService } from './service.ts';
import { problemsAnswer } from './shapes.ts';

/** In how many conversations of each bot something was not understood, or went wrong, in the last 24 hours. */
export const problems = (procedures: Procedures, conversations: ConversationService) =>
  procedures
    .allowed('call.supervise')
    .output(problemsAnswer)
    .query(() => conversations.problems());
