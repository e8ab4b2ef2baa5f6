'use client';

import { createContext } from 'react';

/** Whether the team's contacts can be asked for: by members, where there is a telephony service. */
export const AsksContacts = createContext(false);
