import type { z } from 'zod';
import type { Page } from '../../shapes.ts';
import type * as shapes from './shapes.ts';
import type { ContactView } from './shapes.ts';

/** Whom the team knows by name. */
export interface ContactService {
  list(request: z.output<typeof shapes.listInput>): Promise<Page<ContactView>>;
  /** @throws PlatformError `contact-not-found` */
  get(contactId: string): Promise<ContactView>;
  /** Of those that are known; the others are left out. @param numbers as E.164 writes them */
  names(numbers: readonly string[]): Promise<z.output<typeof shapes.named>['items']>;
  /** @throws PlatformError `contact-exists` */
  create(request: z.output<typeof shapes.createInput>): Promise<ContactView>;
  /** @throws PlatformError `contact-not-found`, `contact-exists` */
  update(request: z.output<typeof shapes.updateInput>): Promise<ContactView>;
  /**
   * Deletes a contact with all texts to and from their number, and notes on them. That they do not want to hear from us
   * is kept.
   *
   * @throws PlatformError `contact-not-found`
   */
  remove(contactId: string): Promise<void>;
  /** @throws PlatformError of a list that cannot be read */
  importList(
    request: z.output<typeof shapes.importInput>,
  ): Promise<z.output<typeof shapes.imported>>;
}
