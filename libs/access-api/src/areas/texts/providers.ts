import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { TextService } from './service.ts';
import { textProvider } from './shapes.ts';

/** Who carries texts, and how the links to them are. */
export const providers = (procedures: Procedures, texts: TextService) =>
  procedures
    .allowed('text.read')
    .output(z.array(textProvider))
    .query(() => texts.providers());
