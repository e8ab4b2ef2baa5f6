import { newId } from '@switchboard/app-server';
import { apiError } from '@switchboard/telephony-api';
import type { ContactService, ContactView } from '@switchboard/telephony-api';
import { isUniqueViolation } from '../database/unique-violation.ts';
import type { Transaction } from '../database/transact.ts';
import type { Contact } from '../generated/prisma/client.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { contactView } from './contact-view.ts';
import { forgetContact } from './forget-contact.ts';
import { importContacts } from './import-contacts.ts';
import { listContacts } from './list-contacts.ts';

type Tools = Pick<TelephonyTools, 'client' | 'transact' | 'clock'>;

export function createContactService(tools: Tools): ContactService {
  const { client, transact, clock } = tools;
  const change = (work: (tx: Transaction) => Promise<Contact>): Promise<ContactView> =>
    transact(async (tx) => {
      const row = await work(tx);
      tx.tell({ kind: 'contact', id: row.id });
      return contactView(row);
    }).catch(refuse);
  return {
    list: listContacts(client),
    async get(id) {
      const found = await client.contact.findUnique({ where: { id } });
      if (found) return contactView(found);
      throw missing();
    },
    names: (numbers) =>
      client.contact.findMany({
        where: { number: { in: [...numbers] } },
        select: { number: true, name: true },
      }),
    create: (given) =>
      change((tx) =>
        tx.prisma.contact.create({
          data: { id: newId('ctc', clock), ...given, createdAt: new Date(clock.now()) },
        }),
      ),
    update: ({ contactId: id, ...given }) =>
      change(async (tx) => {
        const { count } = await tx.prisma.contact.updateMany({ where: { id }, data: given });
        if (count === 0) throw missing();
        return tx.prisma.contact.findUniqueOrThrow({ where: { id } });
      }),
    remove: (id) =>
      transact(async (tx) => {
        if (!(await forgetContact(tx, id))) throw missing();
      }),
    importList: ({ csv }) => importContacts(tools, csv),
  };
}

function missing() {
  return apiError('contact-not-found', 'There is no such contact.');
}

function refuse(error: unknown): never {
  if (!isUniqueViolation(error)) throw error;
  throw apiError('contact-exists', 'There is a contact with this number.', { cause: error });
}
