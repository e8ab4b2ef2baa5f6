import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import { line, pageRequest } from '../../shapes.ts';
import type { TextService } from './service.ts';
import { loggedText, textStates } from './shapes.ts';

const input = pageRequest.extend({
  cursor: z
    .string()
    .regex(/^[\w=-]{1,200}$/)
    .optional(),
  state: z.enum(textStates).optional(),
  sender: line(1, 64).optional(),
});
const output = z.object({ items: z.array(loggedText), cursor: z.string().nullable() });

/** Who texted whom and what became of it, never what was said. */
export const log = (procedures: Procedures, texts: TextService) =>
  procedures
    .allowed('text.read')
    .input(input)
    .output(output)
    .query(async ({ input: request }) => {
      const { items, cursor } = await texts.log(request);
      return { items: [...items], cursor };
    });
