import type { z } from 'zod';
import type * as shapes from './shapes.ts';
import type { TemplateView } from './shapes.ts';

/** Texts in which variables stand for what differs. */
export interface TemplateService {
  /** By name; 500 at most. */
  list(): Promise<TemplateView[]>;
  /** @throws PlatformError `template-malformed`, `template-variable-unknown` */
  create(request: z.output<typeof shapes.createInput>): Promise<TemplateView>;
  /** @throws PlatformError `template-not-found`, and those of `create` */
  update(request: z.output<typeof shapes.updateInput>): Promise<TemplateView>;
  /** @throws PlatformError `template-not-found` */
  remove(templateId: string): Promise<void>;
  /** @throws PlatformError those of `create` */
  preview(
    request: z.output<typeof shapes.previewInput>,
  ): Promise<z.output<typeof shapes.previewed>>;
}
