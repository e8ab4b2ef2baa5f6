'use client';

import { createContext } from 'react';

/** Writes the numbers of phones in calls as people read them. */
export const PhoneBook = createContext<(number: string) => string>((number) => number);
