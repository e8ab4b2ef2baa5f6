'use client';

import type { RowLink } from '@switchboard/ui';
import Link from 'next/link';

/** The router's link as tables want it. */
export const RouterLink: RowLink = (props) => <Link {...props} />;
