import type { ReactElement } from 'react';
import { ContactsView } from '../../../features/contacts/contacts-view';

export default function ContactsPage(): ReactElement {
  return <ContactsView />;
}
